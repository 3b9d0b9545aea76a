package dev.wharf.ftp;

/**
 * What binds a completed upload to its record.
 *
 * @param id        the record's id
 * @param algorithm of the checksum, "SHA-256" for example; "" where none was taken
 * @param checksum  of the whole file, in hexadecimal; "" where none was taken
 * @param fileBytes the size of the file as it is now
 */
public record Receipt(String id, String algorithm, String checksum, long fileBytes) {}
