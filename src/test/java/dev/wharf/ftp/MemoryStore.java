package dev.wharf.ftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.StoreException.Reason;

/** Files in memory. It can be told to fail, to wait, and to have a file without end; it notes how uploads ended. */
public final class MemoryStore implements FileStore {

    /** Where it can be made to fail or to wait. */
    public enum Operation {
        STAT, LIST, READ, UPLOAD, WRITE, COMPLETE, ABANDON, MAKE_DIRECTORY, REMOVE_DIRECTORY, DELETE, RENAME, SET_MODIFIED, SET_MODE,
        AVAILABLE
    }

    private static final Instant BIRTH = Instant.parse("2024-02-29T12:34:56Z");

    /** @param content null for a directory */
    private record Node(@Nullable Supplier<ReadableByteChannel> content, long size, Instant modified, int mode) {}

    private final Map<String, Node> nodes = new ConcurrentSkipListMap<>();
    private final Map<Operation, Throwable> failures = new ConcurrentHashMap<>();
    private final Map<Operation, Hold> holds = new ConcurrentHashMap<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<UploadRequest> requests = new CopyOnWriteArrayList<>();

    public MemoryStore() {
        directory("/");
    }

    public MemoryStore directory(String path) {
        nodes.put(path, new Node(null, 0, BIRTH, 0755));
        return this;
    }

    public MemoryStore file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    MemoryStore file(String path, byte[] content) {
        nodes.put(path, new Node(() -> Channels.newChannel(new ByteArrayInputStream(content)), content.length, BIRTH, 0644));
        return this;
    }

    /** One that the kernel can send. */
    MemoryStore file(String path, Path onDisk, long size) {
        nodes.put(path, new Node(() -> open(onDisk), size, BIRTH, 0644));
        return this;
    }

    /** A file that never ends. */
    MemoryStore endless(String path) {
        nodes.put(path, new Node(EndlessChannel::new, Long.MAX_VALUE, BIRTH, 0644));
        return this;
    }

    void fail(Operation operation, Throwable failure) {
        failures.put(operation, failure);
    }

    void work(Operation operation) {
        failures.remove(operation);
    }

    /** From now on the operation waits until it is released. */
    public Hold hold(Operation operation) {
        Hold hold = new Hold();
        holds.put(operation, hold);
        return hold;
    }

    /** How uploads ended, in order: "complete PATH" or "abandon PATH". */
    List<String> ends() {
        return ends;
    }

    List<UploadRequest> requests() {
        return requests;
    }

    boolean exists(String path) {
        return nodes.containsKey(path);
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    byte[] bytes(String path) {
        Node node = nodes.get(path);
        if (node == null || node.content() == null) {
            throw new AssertionError("no file " + path + " in " + nodes.keySet());
        }
        try (ReadableByteChannel content = node.content().get()) {
            return Channels.newInputStream(content).readAllBytes();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @Override
    public FileInfo stat(String path) throws StoreException {
        enter(Operation.STAT);
        return info(path, node(path));
    }

    @Override
    public DirectoryEntries list(String path) throws StoreException {
        enter(Operation.LIST);
        String prefix = path.equals("/") ? "/" : path + "/";
        Iterator<Map.Entry<String, Node>> children = nodes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && entry.getKey().length() > prefix.length()
                        && entry.getKey().indexOf('/', prefix.length()) < 0)
                .iterator();
        return new DirectoryEntries() {
            @Override
            public @Nullable FileInfo next() {
                if (!children.hasNext()) {
                    return null;
                }
                Map.Entry<String, Node> child = children.next();
                return info(child.getKey(), child.getValue());
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    @Override
    public ReadableByteChannel read(String path, long offset) throws StoreException {
        enter(Operation.READ);
        Supplier<ReadableByteChannel> content = node(path).content();
        if (content == null) {
            throw new StoreException(Reason.IS_A_DIRECTORY, "That is a directory.");
        }
        try {
            ReadableByteChannel channel = content.get();
            if (channel instanceof FileChannel file) {
                return file.position(offset);
            }
            Channels.newInputStream(channel).skip(offset);
            return channel;
        } catch (IOException failure) {
            throw new StoreException(Reason.FAILED, "It could not be read.", failure);
        }
    }

    @Override
    public Upload upload(UploadRequest request) throws StoreException {
        requests.add(request);
        enter(Operation.UPLOAD);
        if (!exists(parent(request.path()))) {
            throw new StoreException(Reason.NOT_FOUND, "No such directory.");
        }
        byte[] before = request.offset() != 0 && exists(request.path()) ? bytes(request.path()) : new byte[0];
        return new MemoryUpload(this, request, request.offset() > 0 ? Arrays.copyOf(before, Math.toIntExact(request.offset())) : before);
    }

    void ended(String how) {
        ends.add(how);
    }

    @Override
    public void makeDirectory(String path) throws StoreException {
        enter(Operation.MAKE_DIRECTORY);
        if (exists(path)) {
            throw new StoreException(Reason.EXISTS, "That name is taken.");
        }
        directory(path);
    }

    @Override
    public void removeDirectory(String path) throws StoreException {
        enter(Operation.REMOVE_DIRECTORY);
        node(path);
        nodes.remove(path);
    }

    @Override
    public void deleteFile(String path) throws StoreException {
        enter(Operation.DELETE);
        node(path);
        nodes.remove(path);
    }

    @Override
    public void rename(String from, String to) throws StoreException {
        enter(Operation.RENAME);
        nodes.put(to, node(from));
        nodes.remove(from);
    }

    @Override
    public void setModified(String path, Instant time) throws StoreException {
        enter(Operation.SET_MODIFIED);
        Node node = node(path);
        nodes.put(path, new Node(node.content(), node.size(), time, node.mode()));
    }

    @Override
    public void setMode(String path, int mode) throws StoreException {
        enter(Operation.SET_MODE);
        Node node = node(path);
        nodes.put(path, new Node(node.content(), node.size(), node.modified(), mode));
    }

    @Override
    public long availableBytes() throws StoreException {
        enter(Operation.AVAILABLE);
        return 1 << 30;
    }

    void enter(Operation operation) throws StoreException {
        Hold hold = holds.get(operation);
        if (hold != null) {
            hold.pass();
        }
        Throwable failure = failures.get(operation);
        if (failure instanceof StoreException checked) {
            throw new StoreException(checked.reason(), String.valueOf(checked.getMessage()));
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    private Node node(String path) throws StoreException {
        Node node = nodes.get(path);
        if (node == null) {
            throw new StoreException(Reason.NOT_FOUND, "No such file or directory.");
        }
        return node;
    }

    private static FileInfo info(String path, Node node) {
        String name = path.equals("/") ? "/" : path.substring(path.lastIndexOf('/') + 1);
        FileInfo.Type type = node.content() == null ? FileInfo.Type.DIRECTORY : FileInfo.Type.FILE;
        return new FileInfo(name, type, node.size(), node.modified(), Integer.toHexString(path.hashCode()), node.mode());
    }

    private static String parent(String path) {
        return path.lastIndexOf('/') == 0 ? "/" : path.substring(0, path.lastIndexOf('/'));
    }

    private static ReadableByteChannel open(Path path) {
        try {
            return FileChannel.open(path);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
