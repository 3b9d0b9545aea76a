package dev.wharf.transfer;

/** One format of an export. Failures of the stream are unchecked: {@link java.io.UncheckedIOException} or Jackson's. */
interface TransferWriter extends AutoCloseable {

    void write(Transfer transfer);

    /** Ends the export and flushes; the stream stays open. */
    @Override
    void close();
}
