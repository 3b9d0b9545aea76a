package dev.wharf.storage;

/** What is survived by a file that got its 226. */
public enum Durability {
    /** The machine's loss of power: content and names are flushed to the disk. */
    DISK,
    /** The loss of the process: content is in the operating system's hands. */
    PROCESS
}
