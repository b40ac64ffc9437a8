package io.stamgast.portal.imports;

import io.stamgast.job.Jobs;
import io.stamgast.job.RejectionPages;
import io.stamgast.kernel.DomainException;
import io.stamgast.web.Reference;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** All rows that an import did not take, as a file to be mended and imported again. */
@WebServlet("/admin/rejections")
public class RejectionsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    Jobs jobs;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var job = imported(request.getParameter("id"));
        if (job.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"rejections-" + job.get() + ".csv\"");
        RejectionPages.csv(jobs, job.get()).write(response.getOutputStream());
    }

    private Optional<UUID> imported(String id) {
        try {
            var job = jobs.find(Reference.parse("id", id).id());
            return ImportsPage.KIND.equals(job.kind()) ? Optional.of(job.id()) : Optional.empty();
        } catch (DomainException unknown) {
            return Optional.empty();
        }
    }
}
