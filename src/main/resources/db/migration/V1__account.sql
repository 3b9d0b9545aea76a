-- The key is the name in lower case: no two names differ by case alone.
CREATE TABLE account (
    username_key              VARCHAR(64) PRIMARY KEY,
    username                  VARCHAR(64) NOT NULL,
    password_hash             VARCHAR(255) NOT NULL,
    enabled                   BOOLEAN NOT NULL,
    home_directory            VARCHAR(1024),
    -- JSON: {"/inbox": ["LIST", "UPLOAD"]}
    permissions               VARCHAR(1000000) NOT NULL,
    max_bytes                 BIGINT,
    max_files                 BIGINT,
    max_file_bytes            BIGINT,
    upload_bytes_per_second   BIGINT,
    download_bytes_per_second BIGINT,
    max_sessions              INTEGER,
    -- separated by one space
    allowed_networks          VARCHAR(8192) NOT NULL,
    tls_required              BOOLEAN NOT NULL,
    expires_at                TIMESTAMP(6) WITH TIME ZONE,
    description               VARCHAR(1024),
    version                   BIGINT NOT NULL,
    created_at                TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at                TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT account_username_key_is_lower_case CHECK (username_key = LOWER(username))
);
