package io.stamgast.api.container;

import io.stamgast.testing.Database;
import io.stamgast.testing.EmptyDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/** Starts the database before any container, and tells the containers where it is. */
public class ContainerDatabase implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Start.class);
    }

    /** Observes the beginning of the test run. */
    public static class Start {

        private static final Path SERVER = Path.of(System.getProperty("stamgast.server"));

        public void start(@Observes(precedence = 100) BeforeSuite begin) throws IOException {
            var port = Database.port();
            Files.writeString(SERVER.resolve("listener.txt"), """
                    set configs.config.server-config.network-config.network-listeners.network-listener\
                    .http-listener.address=127.0.0.1
                    """.replace("\\\n", ""));
            Files.writeString(SERVER.resolve("pool.txt"), """
                    create-jdbc-connection-pool --datasourceclassname=org.postgresql.ds.PGSimpleDataSource \
                    --restype=javax.sql.DataSource --steadypoolsize=2 --maxpoolsize=16 \
                    --property=user=%s:password=unused:serverName=127.0.0.1:portNumber=%d\
                    :databaseName=stamgast:currentSchema=app app
                    create-jdbc-resource --connectionpoolid=app jdbc/app
                    """.formatted(EmptyDatabase.APP, port).replace("\\\n", ""));
            Files.writeString(SERVER.resolve("settings.properties"), """
                    stamgast.keycloak.url=http://127.0.0.1:9
                    stamgast.keycloak.realm=stamgast
                    stamgast.provisioner.client.id=provisioner
                    stamgast.provisioner.client.secret=none
                    stamgast.public.url=http://127.0.0.1:9
                    stamgast.secret.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
                    """);
        }
    }
}
