using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Output;

/// <summary>Shows pulls, sessions, their messages, and where a text was found.</summary>
internal static class SessionsView
{
    private const int ShownRefusals = 10;
    private const int ShownLetters = 60;

    internal static void Pulled(Report report, PullSessionsResult result)
    {
        if (result.Sources.Count == 0)
        {
            report.Line("There is no session source. Add one: ", new Words("memvault sessions source add NAME --preset folder --folder DIR", Tone.Command));
        }

        Outcomes(report, result.Sources);
    }

    internal static void Outcomes(Report report, IReadOnlyList<SessionPullOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            report.Line(
                "Sessions of ", new Words(outcome.Source, Tone.Strong), ": ", Summary(outcome), new Words($"  ({Quantity.Bytes(outcome.BytesReceived)} received, {Quantity.Bytes(outcome.BytesStored)} stored)", Tone.Faint));
            foreach (var refused in outcome.Refused.Take(ShownRefusals))
            {
                report.Line("  ", new Words("Refused ", Tone.Warning), refused.Name, $": {refused.Reason}");
            }

            if (outcome.Refused.Count > ShownRefusals)
            {
                report.Line(new Words($"  and {Quantity.Of(outcome.Refused.Count - ShownRefusals, "more refusal")}; see memvault log", Tone.Faint));
            }

            foreach (var warning in outcome.Warnings)
            {
                report.Line("  ", new Words("Warning: ", Tone.Warning), warning);
            }
        }
    }

    internal static void List(Report report, IReadOnlyList<SessionInfo> sessions)
    {
        if (sessions.Count == 0)
        {
            report.Line("No sessions. Pull some: ", new Words("memvault sessions pull", Tone.Command));
            return;
        }

        var table = new Table("Id", "Topic", "Source", "Agent", "Started", "Last message", ">Messages", ">Size", ">Versions", "Deleted there", "Title");
        foreach (var session in sessions)
        {
            table.Add(
                new Words(session.Id, Tone.Strong),
                session.Topic,
                session.Source,
                session.Agent,
                Moment(report, session.Started),
                Moment(report, session.LastMessage),
                session.Messages.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Quantity.Bytes(session.Bytes),
                session.Versions > 1 ? session.Versions.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty,
                Moment(report, session.DeletedAtSource),
                new Words(Shorten(session.Title ?? string.Empty), Tone.Faint));
        }

        report.Table(table);
    }

    internal static void Message(Report report, SessionMessage message)
    {
        report.Line(
            new Words($"{message.Line,5}  ", Tone.Faint), new Words(message.Role ?? message.Kind, message.Role is null ? Tone.Faint : Tone.Strong), new Words($"  {Moment(report, message.Time)}", Tone.Faint));
        foreach (var line in message.Text.Split('\n').Where(_ => message.Text.Length > 0))
        {
            report.Line("       ", line.TrimEnd('\r'));
        }
    }

    internal static void Hit(Report report, SessionHit hit) => report.Line(
        new Words(hit.Source, Tone.Faint),
        ":",
        new Words(hit.Path, Tone.Strong),
        new Words($":{hit.Line}", Tone.Warning),
        new Words($"  {Moment(report, hit.Time)} {hit.Role}  ", Tone.Faint),
        hit.Excerpt);

    internal static void Exported(Report report, ExportSessionsResult result) => report.Line(
        new Words($"Wrote {Quantity.Of(result.Written.Count, "file")}", Tone.Good), $" to {result.Folder}; {result.Unchanged} were there already.");

    private static Words Summary(SessionPullOutcome outcome)
    {
        (int Count, string What)[] parts =
        [
            (outcome.New, "new"), (outcome.Grown, "grown"), (outcome.Rewritten, "rewritten"), (outcome.Others, outcome.Others == 1 ? "other file" : "other files"), (outcome.DeletedAtSource, "deleted at the source"),
            (outcome.Refused.Count, "refused"),
        ];
        var said = string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.What}"));
        return outcome.Errors.Count > 0 ? new Words(said.Length > 0 ? $"failed; {said}" : "failed", Tone.Bad) : new Words(said.Length > 0 ? said : "nothing new", Tone.Good);
    }

    private static string Moment(Report report, DateTimeOffset? time) => time is { } it ? report.Moment(it) : string.Empty;

    private static string Shorten(string text) => text.Length <= ShownLetters ? text : text[..(ShownLetters - 1)] + "…";
}
