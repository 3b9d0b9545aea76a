package dev.wharf.ftp.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.ftp.Authenticator.LoginDecision;
import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.MemoryStore;
import dev.wharf.ftp.Recorder;
import dev.wharf.ftp.TestUser;
import dev.wharf.ftp.TlsMode;
import dev.wharf.ftp.command.CommandSpec.Access;
import dev.wharf.ftp.command.CommandSpec.Argument;
import dev.wharf.ftp.data.PassivePool;
import dev.wharf.ftp.protocol.CommandLine;
import dev.wharf.ftp.protocol.CommandLine.Fault;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.session.Services;
import dev.wharf.ftp.session.Session;

import static org.assertj.core.api.Assertions.assertThat;

/** Each row of the table, held against what the gate does with it. No sockets. */
class CommandTableTest {

    private final Recorder recorder = new Recorder();
    private final TestUser user = new TestUser(new MemoryStore().directory("/d").file("/f", "content"));
    private final PassivePool ports = new PassivePool(InetAddress.getLoopbackAddress(), 11_000, 11_100);
    private final Gate gate = new Gate(new Services(
            new FtpServerSettings(null, 0, null, 11_000, 11_100, null, Duration.ofMinutes(1), Duration.ofMinutes(1), 1, 3, TlsMode.OFF,
                    null, true),
            attempt -> new LoginDecision.Granted(user), recorder, ports));
    private final Session session =
            new Session("id", new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), InetAddress.getLoopbackAddress());

    @AfterEach
    void giveBackPorts() {
        session.data().release();
        ports.close();
    }

    static Stream<CommandSpec> rows() {
        return CommandTable.verbs().stream().map(CommandTableTest::row).distinct();
    }

    private static CommandSpec row(String verb) {
        return Objects.requireNonNull(CommandTable.find(verb));
    }

    private void logIn() {
        session.login().succeed(user);
    }

    private Outcome pass(String verb, String argument) {
        return gate.pass(session, new CommandLine(verb, argument, Fault.NONE));
    }

    private Reply reply(String verb, String argument) {
        return ((Outcome.Answer) pass(verb, argument)).reply();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesItsVerbInUpperCaseAndItsSource(CommandSpec row) {
        assertThat(row.verb()).matches("[A-Z]{3,4}");
        assertThat(row.source()).matches("RFC \\d+(, [\\d.]+)?|draft-[a-z-]+|common practice");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesAMissingArgument(CommandSpec row) {
        logIn();
        if (row.argument() == Argument.REQUIRED || row.argument() == Argument.PATH) {
            assertThat(reply(row.verb(), "").code()).isEqualTo(501);
            assertThat(row.syntax()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesASuperfluousArgument(CommandSpec row) {
        logIn();
        if (row.argument() == Argument.NONE) {
            assertThat(reply(row.verb(), "x").code()).isEqualTo(501);
            assertThat(row.syntax()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesBadCharactersInItsArgument(CommandSpec row) {
        logIn();
        Outcome outcome = gate.pass(session, new CommandLine(row.verb(), "", Fault.BAD_CHARACTERS));
        assertThat(((Outcome.Answer) outcome).reply().code()).isEqualTo(501);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void asksForALoginBeforeAnythingElse(CommandSpec row) {
        if (row.access() == Access.LOGGED_IN) {
            assertThat(reply(row.verb(), "").code()).isEqualTo(530);
            assertThat(reply(row.verb(), "x").code()).isEqualTo(530);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesAPathWithoutPermission(CommandSpec row) {
        logIn();
        if (row.permission() != null) {
            user.rights((permission, path) -> permission != row.permission() || !path.equals("/d/secret"));
            session.directory("/d");
            assertThat(reply(row.verb(), "secret")).isEqualTo(Reply.of(550, "Permission denied."));
            assertThat(recorder.events()).containsExactly(row.verb() + " 550");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesAPathThatIsTooLong(CommandSpec row) {
        logIn();
        if (row.argument() == Argument.PATH) {
            assertThat(reply(row.verb(), "x".repeat(5000)).code()).isEqualTo(553);
        }
    }

    /** RFC 959, 4.1.3. */
    @ParameterizedTest
    @MethodSource("rows")
    void isExplainedByHelp(CommandSpec row) {
        assertThat(reply("HELP", row.verb().toLowerCase(java.util.Locale.ROOT)).wire()).startsWith("214 Syntax: " + row.verb())
                .contains(row.syntax())
                .contains("(" + row.source() + ")");
    }

    @Test
    void isListedByHelp() {
        List<String> words = List.of(reply("HELP", "").wire().split("\\s+"));

        assertThat(words).containsAll(CommandTable.verbs());
        assertThat(reply("HELP", "XYZZY").code()).isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADAT", "MIC", "CONF", "ENC", "SMNT"})
    void answersVerbsThatWillNeverBe(String verb) {
        assertThat(reply(verb, "x").code()).isEqualTo(502);
        assertThat(CommandTable.verbs()).doesNotContain(verb);
    }

    @Test
    void knowsTheOldNamesOfVerbs() {
        assertThat(row("XCWD")).isSameAs(row("CWD"));
        assertThat(row("XCUP")).isSameAs(row("CDUP"));
        assertThat(row("XPWD")).isSameAs(row("PWD"));
        assertThat(row("XMKD")).isSameAs(row("MKD"));
        assertThat(row("XRMD")).isSameAs(row("RMD"));
    }

    @Test
    void answersTheUnknown() {
        assertThat(reply("XYZZY", "").code()).isEqualTo(500);
        assertThat(reply("", "").code()).isEqualTo(500);
        assertThat(((Outcome.Answer) gate.pass(session, new CommandLine("", "", Fault.TOO_LONG))).reply().code()).isEqualTo(500);
    }

    /** RFC 2389, 3.2: each feature stands for a verb of the table, or for a parameter that a verb takes. */
    @Test
    void promisesInFeatOnlyWhatWorks() {
        logIn();
        List<String> features = reply("FEAT", "").wire().lines().filter(line -> line.startsWith(" ")).map(String::strip).toList();

        assertThat(features).isNotEmpty().allSatisfy(feature -> {
            String word = feature.replaceFirst(" .*", "");
            switch (word) {
                case "UTF8" -> assertThat(reply("OPTS", "UTF8 ON").code()).isEqualTo(200);
                case "TVFS" -> assertThat(pass("RETR", "/d/../f")).isInstanceOf(Outcome.Transfer.class);
                default -> assertThat(CommandTable.verbs()).contains(word);
            }
        });
        assertThat(features).contains("REST STREAM", "MODE Z", "MDTM", "SIZE").doesNotContain("AUTH TLS");
        assertThat(reply("MODE", "Z").code()).isEqualTo(200);
        assertThat(reply("REST", "7").code()).isEqualTo(350);
        assertThat(reply("LANG", "EN").code()).isEqualTo(200);
    }

    /** RFC 3659, 5: an offset holds for the transfer behind it, also where that is refused; the next one would miss its beginning. */
    @Test
    void forgetsTheOffsetOfARefusedTransfer() {
        logIn();
        user.rights((permission, path) -> path.equals("/f"));
        pass("REST", "3");
        assertThat(reply("RETR", "/secret").code()).isEqualTo(550);

        assertThat(pass("RETR", "/f")).isEqualTo(new Outcome.Transfer(new TransferJob.Retrieve("/f", 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST", "NLST", "MLSD"})
    void forgetsTheOffsetAtAList(String verb) {
        logIn();
        pass("REST", "3");
        assertThat(pass(verb, "/d")).isInstanceOf(Outcome.Transfer.class);

        assertThat(pass("RETR", "/f")).isEqualTo(new Outcome.Transfer(new TransferJob.Retrieve("/f", 0)));
    }
}
