package dev.wharf.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Hands one running gateway to all test classes that want one: a start takes longer than their tests. Each test has accounts of its own. */
final class SharedGateway implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Gateway.class;
    }

    @Override
    public Gateway resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(SharedGateway.class)).computeIfAbsent(Running.class, none -> Running.start(),
                Running.class).gateway;
    }

    /** Ends with the last test class. */
    private record Running(Path directory, Gateway gateway) implements AutoCloseable {

        static Running start() {
            try {
                Path directory = Files.createTempDirectory("wharf-it");
                Gateway gateway = new Gateway(directory, "wharf.delivery.first-delay", "200ms",
                        "wharf.delivery.max-delay", "1s", "wharf.ftp.drain-timeout", "2s");
                return new Running(directory, gateway.start());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            gateway.close();
            FileSystemUtils.deleteRecursively(directory);
        }
    }
}
