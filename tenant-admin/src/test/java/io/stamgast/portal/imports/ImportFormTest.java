package io.stamgast.portal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.imports.Glimpse;
import io.stamgast.imports.ImportMapping;
import io.stamgast.imports.ImportUpload;
import io.stamgast.imports.Imports;
import io.stamgast.kernel.DomainException;
import io.stamgast.portal.visit.Permissions;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportFormTest {

    private final ImportForm form = new ImportForm();
    private ImportUpload kept;

    @Test
    void aFileWhoseHeaderCanNotBeReadIsNotKept() {
        form.may = new Permissions() {
            @Override
            public void requireServeCustomers() {
                // everybody may here
            }
        };
        form.imports = new Imports() {
            @Override
            public Glimpse glimpse(ImportUpload upload) {
                kept = upload;
                throw DomainException.ruleBroken("unreadable-file", "The file is not text.");
            }
        };
        form.setUpload(part(new byte[] {0, 1, 2}));

        assertThrows(DomainException.class, form::read);

        assertFalse(form.isChosen());
        assertThrows(NoSuchFileException.class, () -> kept.open().close());
    }

    @Test
    void documentsOfUblNeedNoColumns() {
        form.may = new Permissions() {
            @Override
            public void requireServeCustomers() {
                // everybody may here
            }
        };
        form.imports = new Imports() {
            @Override
            public UUID submit(ImportMapping mapping, boolean dryRun, ImportUpload upload) {
                kept = upload;
                assertEquals(ImportMapping.ubl("erp", true, true), mapping);
                return new UUID(0, 7);
            }
        };
        form.setUpload(part("<?xml version='1.0'?><Invoice/>".getBytes(StandardCharsets.UTF_8)));
        form.setSellerIsDistributor(true);

        form.read();
        assertTrue(form.isUbl());

        assertEquals("/admin/import?faces-redirect=true&id=" + new UUID(0, 7), form.start());
        assertFalse(form.isUbl());
        assertThrows(NoSuchFileException.class, () -> kept.open().close());
    }

    private static Part part(byte[] content) {
        return (Part) Proxy.newProxyInstance(Part.class.getClassLoader(), new Class<?>[] {Part.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getInputStream" -> new ByteArrayInputStream(content);
                    case "getSubmittedFileName" -> "invoices.csv";
                    default -> throw new UncheckedIOException(new IOException(method.getName()));
                });
    }
}
