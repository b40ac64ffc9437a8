package io.stamgast.benchmark;

import io.stamgast.benchmark.Lanes.Lane;
import io.stamgast.benchmark.Recording.ArrayParameter;
import io.stamgast.benchmark.Recording.Call;
import io.stamgast.benchmark.Recording.Parameter;
import io.stamgast.benchmark.Recording.Transaction;
import io.stamgast.benchmark.load.Load;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends recorded transactions again, for another tenant that has the same accounts and rules: the limit that no
 * product on this database could beat with these statements.
 */
final class Replay implements Load.Worker {

    private final List<Transaction> transactions;
    private final AtomicInteger next;
    private final int recordedTenant;
    private final int tenant;
    private final long unitsPerTransaction;
    private final Lanes lanes;
    private final Lane lane;

    /**
     * @param next the place in the recording that the threads share
     * @param recordedTenant whose id stands in the recorded parameters
     * @param tenant whose id takes its place
     */
    Replay(Lanes lanes, List<Transaction> transactions, AtomicInteger next, int recordedTenant, int tenant,
           long unitsPerTransaction) throws InterruptedException {
        this.transactions = transactions;
        this.next = next;
        this.recordedTenant = recordedTenant;
        this.tenant = tenant;
        this.unitsPerTransaction = unitsPerTransaction;
        this.lanes = lanes;
        lane = lanes.take();
    }

    @Override
    public long work() throws Exception {
        var place = next.getAndIncrement();
        if (place >= transactions.size()) {
            throw new IllegalStateException("the recording has only " + transactions.size() + " transactions");
        }
        for (var call : transactions.get(place).calls()) {
            send(call);
        }
        lane.connection().commit();
        return unitsPerTransaction;
    }

    private void send(Call call) throws Exception {
        var statement = lane.prepare(call.sql());
        for (var parameter : call.parameters()) {
            set(statement, parameter);
        }
        var rows = statement.execute();
        while (rows || statement.getUpdateCount() != -1) {
            if (rows) {
                readAll(statement);
            }
            rows = statement.getMoreResults();
        }
    }

    private void set(PreparedStatement statement, Parameter parameter) throws Exception {
        var arguments = parameter.arguments().clone();
        if (arguments[1] instanceof ArrayParameter array) {
            arguments[1] = lane.connection().createArrayOf(array.type(), array.elements());
        } else if (arguments[1] instanceof Integer number && number == recordedTenant
                && parameter.setter().getName().equals("setInt")) {
            arguments[1] = tenant;
        }
        parameter.setter().invoke(statement, arguments);
    }

    private static void readAll(PreparedStatement statement) throws SQLException {
        try (var row = statement.getResultSet()) {
            var columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (var column = 1; column <= columns; column++) {
                    row.getObject(column);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        lane.connection().rollback();
        lanes.giveBack(lane);
    }
}
