-- The log of transfers. Rows are only ever added. Every index costs at every receipt, so there are just the two that searches by time, and by account
-- and time, walk in order; paths have none, since one would cost as much as the rest of the row.
CREATE TABLE transfers (
    id                 UUID                        NOT NULL,
    account            VARCHAR(255)                NOT NULL,
    session_id         VARCHAR(64)                 NOT NULL,
    direction          VARCHAR(8)                  NOT NULL,
    path               VARCHAR(16384)              NOT NULL,
    bytes              BIGINT                      NOT NULL,
    file_bytes         BIGINT,
    started_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    finished_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    outcome            VARCHAR(9)                  NOT NULL,
    reply_code         INTEGER                     NOT NULL,
    reason             VARCHAR(1024),
    checksum           VARCHAR(128),
    checksum_algorithm VARCHAR(16),
    remote_address     VARCHAR(64)                 NOT NULL,
    tls                BOOLEAN                     NOT NULL,
    CONSTRAINT transfers_pk PRIMARY KEY (id)
);
CREATE INDEX transfers_finished_ix ON transfers (finished_at, id);
CREATE INDEX transfers_account_ix ON transfers (account, finished_at, id);
