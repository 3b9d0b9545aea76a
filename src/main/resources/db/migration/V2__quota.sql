-- What each account stores, by its name in lower case.
CREATE TABLE account_usage (
    username VARCHAR(64) PRIMARY KEY,
    bytes    BIGINT NOT NULL,
    files    BIGINT NOT NULL
);
