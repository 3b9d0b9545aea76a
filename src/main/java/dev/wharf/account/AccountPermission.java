package dev.wharf.account;

/** What an account may do below a path. The names are the API's. */
public enum AccountPermission {
    LIST, DOWNLOAD, UPLOAD, OVERWRITE, DELETE, RENAME, CREATE_DIRECTORY, CHANGE_ATTRIBUTES
}
