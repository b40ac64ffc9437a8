package io.stamgast.webhook.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** JavaScript as npm hands it out, on the JVM: packages that {@code require} each other. */
final class NpmPackages implements AutoCloseable {

    private final Context context = Context.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false").build();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, String> mains = new HashMap<>();
    private final Map<String, Value> modules = new HashMap<>();

    NpmPackages() {
        ProxyExecutable utf8 = texts -> ProxyArray.fromArray((Object[]) bytes(texts[0].asString()));
        context.getBindings("js").putMember("utf8", utf8);
        // browsers and Node have it; the language itself doesn't
        context.eval("js", "class TextEncoder { encode(text) { return new Uint8Array(utf8(text)); } };"
                + "globalThis.TextEncoder = TextEncoder;");
    }

    private static Integer[] bytes(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var numbers = new Integer[bytes.length];
        Arrays.setAll(numbers, i -> Byte.toUnsignedInt(bytes[i]));
        return numbers;
    }

    /**
     * @param file beside this class
     * @param integrity as npm tells it
     * @param main the file that stands for the package
     */
    NpmPackages with(String name, String file, String integrity, String main) {
        try (var resource = NpmPackages.class.getResourceAsStream(file)) {
            var bytes = resource.readAllBytes();
            var sum = MessageDigest.getInstance("SHA-512").digest(bytes);
            if (!integrity.equals("sha512-" + Base64.getEncoder().encodeToString(sum))) {
                throw new IllegalStateException(file + " is not what npm hands out");
            }
            var files = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)));
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                sources.put(entry.getName().replaceFirst("package/", name + "/"),
                        new String(files.readAllBytes(), StandardCharsets.UTF_8));
            }
            mains.put(name, name + "/" + main);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Value require(String name) {
        return load(mains.get(name));
    }

    private Value load(String path) {
        var loaded = modules.get(path);
        if (loaded != null) {
            return loaded;
        }
        var module = context.eval("js", "({exports: {}})");
        modules.put(path, module.getMember("exports"));
        ProxyExecutable require = names -> {
            var name = names[0].asString();
            return name.startsWith("./") ? load(path.substring(0, path.lastIndexOf('/')) + name.substring(1) + ".js")
                    : require(name);
        };
        context.eval(Source.create("js", "(function (module, exports, require) {" + sources.get(path) + "\n})"))
                .execute(module, module.getMember("exports"), require);
        modules.put(path, module.getMember("exports"));
        return module.getMember("exports");
    }

    /** An object of JavaScript's with these members. */
    Value object(Map<String, String> members) {
        var object = context.eval("js", "({})");
        members.forEach(object::putMember);
        return object;
    }

    @Override
    public void close() {
        context.close();
    }
}
