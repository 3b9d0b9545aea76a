package dev.wharf.quota;

/** Bytes and files that are held, or by which a usage moves. */
record Amount(long bytes, long files) {

    static final Amount NONE = new Amount(0, 0);

    Amount plus(Amount more) {
        return new Amount(bytes + more.bytes, files + more.files);
    }

    Amount minus(Amount less) {
        return new Amount(bytes - less.bytes, files - less.files);
    }
}
