package io.stamgast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill may leave of a first start, and that the next one goes on from there. */
class PostgresIT {

    @TempDir
    private Path temporary;
    private DemoDirectory directory;

    @BeforeEach
    void take() throws IOException {
        directory = DemoDirectory.of(temporary.resolve("demo"));
    }

    @Test
    void aDatabaseThatWasLeftHalfMadeIsMadeAgain() throws Exception {
        Files.createDirectories(directory.resolve("postgres/data"));
        Files.createFile(directory.resolve("postgres/making"));
        Files.createFile(directory.resolve("postgres/data/postgresql.conf"));

        assertEquals(1, databasesAfterAStart());
    }

    @Test
    void aProgramThatWasLeftHalfUnpackedIsUnpackedAgainAndTheDataStays() throws Exception {
        assertEquals(1, databasesAfterAStart());
        try (var programs = Files.newDirectoryStream(directory.resolve("postgres/program"))) {
            var program = programs.iterator().next();
            Files.delete(program.resolve(".exists"));
            Files.write(program.resolve("bin/postgres"), new byte[0]);
        }

        assertEquals(1, databasesAfterAStart());
    }

    private long databasesAfterAStart() throws IOException, SQLException, InterruptedException {
        var postgres = new Postgres(directory, freePort());
        try {
            postgres.start();
            postgres.prepare(Secrets.of(directory));
            try (var connection = DriverManager.getConnection(postgres.url("stamgast"), "stamgast_owner", "unused");
                 var databases = connection.createStatement()
                         .executeQuery("select count(*) from pg_database where datname = 'stamgast'")) {
                databases.next();
                return databases.getLong(1);
            }
        } finally {
            postgres.stop();
            postgres.endOrphans();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
