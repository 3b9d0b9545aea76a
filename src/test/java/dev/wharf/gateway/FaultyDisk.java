package dev.wharf.gateway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.HomeStore;
import dev.wharf.storage.StagedUpload;

/** A real home whose uploads fail at one step, as a disk does. */
final class FaultyDisk {

    private final HomeStore real;
    /** Of {@link StagedUpload}: the method that fails; null where none does. */
    @Nullable String step;
    /** Whether the step is done before it fails. */
    boolean late;

    FaultyDisk(HomeStore real) {
        this.real = real;
    }

    HomeStore home() {
        return proxy(HomeStore.class, (proxy, method, arguments) -> {
            Object result = call(() -> method.invoke(real, arguments));
            return result instanceof StagedUpload staged ? upload(staged) : result;
        });
    }

    private StagedUpload upload(StagedUpload staged) {
        return proxy(StagedUpload.class, (proxy, method, arguments) -> {
            boolean fails = method.getName().equals(step);
            if (!fails || late) {
                Object result = call(() -> method.invoke(staged, arguments));
                if (!fails) {
                    return result;
                }
            }
            throw new StoreException(Reason.FAILED, "The disk could not do this");
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable Object run() throws ReflectiveOperationException;
    }
}
