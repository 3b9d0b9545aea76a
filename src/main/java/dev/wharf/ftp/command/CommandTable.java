package dev.wharf.ftp.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.Permission;
import dev.wharf.ftp.command.CommandSpec.Handler;
import dev.wharf.ftp.protocol.ReplyCode;

import static dev.wharf.ftp.command.CommandSpec.Access.ANYONE;
import static dev.wharf.ftp.command.CommandSpec.Access.LOGGED_IN;
import static dev.wharf.ftp.command.CommandSpec.Argument.NONE;
import static dev.wharf.ftp.command.CommandSpec.Argument.OPTIONAL;
import static dev.wharf.ftp.command.CommandSpec.Argument.OPTIONAL_PATH;
import static dev.wharf.ftp.command.CommandSpec.Argument.PATH;
import static dev.wharf.ftp.command.CommandSpec.Argument.REQUIRED;
import static dev.wharf.ftp.command.CommandSpec.Lane.IMMEDIATE;
import static dev.wharf.ftp.command.CommandSpec.Lane.WAITS;

/** All verbs. A verb that will never be is a row too, with its 502. */
public final class CommandTable {

    private static final Map<String, CommandSpec> BY_VERB = new HashMap<>();
    private static final List<String> VERBS = new ArrayList<>();

    static {
        access();
        security();
        parameters();
        directories();
        files();
        information();
        for (String verb : List.of("ADAT", "MIC", "CONF", "ENC", "SMNT")) {
            refused(verb);
        }
    }

    private CommandTable() {}

    /** @param verb upper case */
    public static @Nullable CommandSpec find(String verb) {
        return BY_VERB.get(verb);
    }

    /** Those that do something, in the order of the table. */
    public static List<String> verbs() {
        return List.copyOf(VERBS);
    }

    private static void access() {
        row("USER", ANYONE, REQUIRED, null, WAITS, "<username>", "RFC 959, 4.1.1", AccessCommands::user);
        row("PASS", ANYONE, OPTIONAL, null, WAITS, "<password>", "RFC 959, 4.1.1", AccessCommands::pass);
        row("ACCT", LOGGED_IN, REQUIRED, null, WAITS, "<account>", "RFC 959, 4.1.1", AccessCommands::acct);
        row("REIN", ANYONE, NONE, null, WAITS, "", "RFC 959, 4.1.1", AccessCommands::rein);
        row("QUIT", ANYONE, OPTIONAL, null, WAITS, "", "RFC 959, 4.1.1", AccessCommands::quit);
    }

    private static void security() {
        row("AUTH", ANYONE, REQUIRED, null, WAITS, "TLS", "RFC 4217, 4", SecurityCommands::auth);
        row("PBSZ", ANYONE, REQUIRED, null, WAITS, "0", "RFC 4217, 8", SecurityCommands::pbsz);
        row("PROT", ANYONE, REQUIRED, null, WAITS, "P|C", "RFC 4217, 9", SecurityCommands::prot);
        row("CCC", ANYONE, NONE, null, WAITS, "", "RFC 4217, 6", SecurityCommands::ccc);
    }

    private static void parameters() {
        row("PASV", LOGGED_IN, NONE, null, WAITS, "", "RFC 959, 4.1.2", DataCommands::pasv);
        row("EPSV", LOGGED_IN, OPTIONAL, null, WAITS, "[1|2|ALL]", "RFC 2428, 3", DataCommands::epsv);
        row("PORT", LOGGED_IN, REQUIRED, null, WAITS, "<h1,h2,h3,h4,p1,p2>", "RFC 959, 4.1.2", DataCommands::port);
        row("EPRT", LOGGED_IN, REQUIRED, null, WAITS, "|<protocol>|<address>|<port>|", "RFC 2428, 2", DataCommands::eprt);
        row("TYPE", LOGGED_IN, REQUIRED, null, WAITS, "A [N]|E [N]|I|L 8", "RFC 959, 3.1.1", ParameterCommands::type);
        row("STRU", LOGGED_IN, REQUIRED, null, WAITS, "F|R", "RFC 959, 3.1.2", ParameterCommands::stru);
        row("MODE", LOGGED_IN, REQUIRED, null, WAITS, "S|B|C|Z", "RFC 959, 3.4", ParameterCommands::mode);
        row("REST", LOGGED_IN, REQUIRED, null, WAITS, "<offset>", "RFC 3659, 5", ParameterCommands::rest);
        row("ALLO", LOGGED_IN, REQUIRED, null, WAITS, "<bytes> [R <recordSize>]", "RFC 959, 4.1.3", ParameterCommands::allo);
    }

    private static void directories() {
        row("CWD", LOGGED_IN, PATH, null, WAITS, "<path>", "RFC 959, 4.1.1", DirectoryCommands::cwd, "XCWD");
        row("CDUP", LOGGED_IN, NONE, null, WAITS, "", "RFC 959, 4.1.1", DirectoryCommands::cdup, "XCUP");
        row("PWD", LOGGED_IN, NONE, null, WAITS, "", "RFC 959, 4.1.3", DirectoryCommands::pwd, "XPWD");
        row("MKD", LOGGED_IN, PATH, Permission.CREATE_DIRECTORY, WAITS, "<path>", "RFC 959, 4.1.3", DirectoryCommands::mkd, "XMKD");
        row("RMD", LOGGED_IN, PATH, Permission.DELETE, WAITS, "<path>", "RFC 959, 4.1.3", DirectoryCommands::rmd, "XRMD");
        row("DELE", LOGGED_IN, PATH, Permission.DELETE, WAITS, "<path>", "RFC 959, 4.1.3", DirectoryCommands::dele);
        row("RNFR", LOGGED_IN, PATH, Permission.RENAME, WAITS, "<path>", "RFC 959, 4.1.3", DirectoryCommands::rnfr);
        row("RNTO", LOGGED_IN, PATH, Permission.RENAME, WAITS, "<path>", "RFC 959, 4.1.3", DirectoryCommands::rnto);
    }

    private static void files() {
        row("RETR", LOGGED_IN, PATH, Permission.DOWNLOAD, WAITS, "<path>", "RFC 959, 4.1.3", TransferCommands::retr);
        row("STOR", LOGGED_IN, PATH, null, WAITS, "<path>", "RFC 959, 4.1.3", TransferCommands::stor);
        row("APPE", LOGGED_IN, PATH, null, WAITS, "<path>", "RFC 959, 4.1.3", TransferCommands::appe);
        row("STOU", LOGGED_IN, OPTIONAL, null, WAITS, "", "RFC 1123, 4.1.2.9", TransferCommands::stou);
        row("ABOR", LOGGED_IN, NONE, null, IMMEDIATE, "", "RFC 959, 4.1.3", TransferCommands::abor);
        row("LIST", LOGGED_IN, OPTIONAL, null, WAITS, "[<path or pattern>]", "RFC 959, 4.1.3", ListCommands::list);
        row("NLST", LOGGED_IN, OPTIONAL, null, WAITS, "[<path or pattern>]", "RFC 959, 4.1.3", ListCommands::nlst);
        row("MLSD", LOGGED_IN, OPTIONAL_PATH, Permission.LIST, WAITS, "[<path>]", "RFC 3659, 7", ListCommands::mlsd);
    }

    private static void information() {
        row("MLST", LOGGED_IN, OPTIONAL_PATH, Permission.LIST, WAITS, "[<path>]", "RFC 3659, 7", FactCommands::mlst);
        row("SIZE", LOGGED_IN, PATH, Permission.LIST, WAITS, "<path>", "RFC 3659, 4", FactCommands::size);
        row("MDTM", LOGGED_IN, PATH, Permission.LIST, WAITS, "<path>", "RFC 3659, 3", FactCommands::mdtm);
        row("MFMT", LOGGED_IN, REQUIRED, null, WAITS, "<YYYYMMDDHHMMSS> <path>", "draft-somers-ftp-mfxx", FactCommands::mfmt);
        row("HASH", LOGGED_IN, PATH, Permission.DOWNLOAD, WAITS, "<path>", "draft-bryan-ftpext-hash", HashCommands::hash);
        row("AVBL", LOGGED_IN, OPTIONAL_PATH, null, WAITS, "[<path>]", "draft-peterson-streamlined-ftp-command-extensions",
                FactCommands::avbl);
        row("SYST", ANYONE, NONE, null, WAITS, "", "RFC 959, 4.1.3", ServerCommands::syst);
        row("STAT", ANYONE, OPTIONAL, null, IMMEDIATE, "[<path or pattern>]", "RFC 959, 4.1.3", ServerCommands::stat);
        row("NOOP", ANYONE, OPTIONAL, null, IMMEDIATE, "", "RFC 959, 4.1.3", ServerCommands::noop);
        row("HELP", ANYONE, OPTIONAL, null, WAITS, "[<command>]", "RFC 959, 4.1.3", ServerCommands::help);
        row("FEAT", ANYONE, NONE, null, WAITS, "", "RFC 2389, 3", ServerCommands::feat);
        row("OPTS", ANYONE, REQUIRED, null, WAITS, "<command> [<options>]", "RFC 2389, 4", ServerCommands::opts);
        row("HOST", ANYONE, REQUIRED, null, WAITS, "<name>", "RFC 7151", ServerCommands::host);
        row("LANG", ANYONE, OPTIONAL, null, WAITS, "[<tag>]", "RFC 2640, 4", ServerCommands::lang);
        row("CLNT", ANYONE, OPTIONAL, null, WAITS, "<name>", "common practice", ServerCommands::clnt);
        row("SITE", LOGGED_IN, REQUIRED, null, WAITS, "<command>", "RFC 959, 4.1.3", SiteCommands::site);
    }

    /** @param alias the same verb as RFC 775 called it */
    private static void row(String verb, CommandSpec.Access access, CommandSpec.Argument argument, @Nullable Permission permission,
            CommandSpec.Lane lane,
            String syntax, String source, Handler handler, String... alias) {
        CommandSpec spec = new CommandSpec(verb, access, argument, permission, lane, syntax, source, handler);
        BY_VERB.put(verb, spec);
        VERBS.add(verb);
        for (String other : alias) {
            BY_VERB.put(other, spec);
            VERBS.add(other);
        }
    }

    private static void refused(String verb) {
        Handler handler = request -> Outcome.answer(ReplyCode.NOT_IMPLEMENTED, verb + " is not implemented.");
        BY_VERB.put(verb, new CommandSpec(verb, ANYONE, OPTIONAL, null, WAITS, "", "not implemented", handler));
    }
}
