package io.stamgast.demo.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform looks once for each move, after its end, and once after the start. */
class MovedTimeTest {

    @TempDir
    private Path directory;
    private final List<String> updates = new ArrayList<>();
    private boolean unreachable;

    @Test
    void eachMoveIsToldOnceAndAfterItsEnd() throws IOException {
        try (var time = new MovedTime(file(0), database())) {
            assertEquals(List.of(0, 1, 1), told(time, 3), "the start is told");
            file(60);
            assertEquals(1, told(time, 1).get(0), "it may go on");
            file(120);
            assertEquals(List.of(1, 2, 2, 2), told(time, 4));
        }
    }

    @Test
    void whatCouldNotBeToldIsToldLater() throws IOException {
        try (var time = new MovedTime(file(0), database())) {
            unreachable = true;
            assertEquals(List.of(0, 0, 0), told(time, 3));
            unreachable = false;
            assertEquals(List.of(1, 1), told(time, 2));
        }
    }

    private Path file(long distance) throws IOException {
        return Files.writeString(directory.resolve("clock"), Long.toString(distance));
    }

    private List<Integer> told(MovedTime time, int looks) {
        var told = new ArrayList<Integer>();
        for (var i = 0; i < looks; i++) {
            time.look();
            told.add(updates.size());
        }
        return told;
    }

    private DataSource database() {
        return of(DataSource.class);
    }

    private <T> T of(Class<T> type) {
        var types = new Class<?>[] {type};
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), types, (self, method, values) -> {
            if (unreachable) {
                throw new SQLException("nobody there");
            }
            return switch (method.getName()) {
                case "getConnection" -> of(Connection.class);
                case "createStatement" -> of(Statement.class);
                case "executeUpdate" -> {
                    updates.add((String) values[0]);
                    yield 1;
                }
                default -> null;
            };
        }));
    }
}
