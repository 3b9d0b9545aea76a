-- What the gateway remembers of itself from one start to the next: a row says that something is so.
CREATE TABLE gateway_state (
    name VARCHAR(64) NOT NULL PRIMARY KEY
);
