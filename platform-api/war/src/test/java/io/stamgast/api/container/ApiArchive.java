package io.stamgast.api.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The war as it was built, with Arquillian's servlet let in. */
public final class ApiArchive {

    private static final String SERVLET = """
              <servlet>
                <servlet-name>ArquillianServletRunnerEE9</servlet-name>
                <servlet-class>org.jboss.arquillian.protocol.servlet5.runner.ServletTestRunner</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>ArquillianServletRunnerEE9</servlet-name>
                <url-pattern>/ArquillianServletRunnerEE9</url-pattern>
              </servlet-mapping>
            </web-app>
            """;

    private ApiArchive() {
    }

    /** To be answered by a test class' {@code @Deployment}. Each such class starts a server of its own: have few. */
    public static WebArchive asBuilt() {
        var war = ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("stamgast.war")));
        try (var descriptor = war.delete("WEB-INF/web.xml").getAsset().openStream()) {
            // the war takes no web fragments, and Arquillian comes as one
            var own = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
            return war.setWebXML(new StringAsset(own.replace("</web-app>", SERVLET)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
