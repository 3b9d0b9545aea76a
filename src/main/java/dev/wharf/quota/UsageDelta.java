package dev.wharf.quota;

/** How one change moves an account's usage; negative where something went. */
public record UsageDelta(String username, long bytes, long files) {}
