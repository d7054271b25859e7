using System.Globalization;
using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Output;

/// <summary>Shows knowledge projects, what was exchanged, and what conflicts.</summary>
internal static class KnowledgeView
{
    private const int ShownChanges = 20;
    private const int ShownLetters = 40;

    internal static void Published(Report report, KnowledgePublication result)
    {
        var place = $" {result.Project} to {result.Url}{(result.Branch is { } branch ? $" ({branch})" : string.Empty)}";
        if (result.IsUpToDate)
        {
            report.Line(new Words("Nothing to publish", Tone.Good), $" of {result.Project}: {result.Url} has it all", At(result.Revision), ".");
        }
        else
        {
            Changes(report, result.Changes, result.DryRun);
            report.Line(
                result.DryRun ? new Words("Would publish", Tone.Warning) : new Words("Published", Tone.Good),
                $"{place}: {Counts(result.Added, result.Modified, result.Deleted)}",
                result.Merged ? "; merged with what others published" : string.Empty,
                At(result.Revision),
                ".");
        }

        if (result.PushedTo is { } remote)
        {
            report.Line($"  Pushed on to {remote}.");
        }
    }

    internal static void Received(Report report, KnowledgeReceipt receipt) => Write(report, receipt, "receive", "Received", $"from {receipt.Place}");

    internal static void Restored(Report report, KnowledgeReceipt receipt)
    {
        Write(report, receipt, "restore", "Restored", $"to {receipt.Revision[..7]}");
        if (receipt is { DryRun: false, IsUpToDate: false })
        {
            report.Line("  Others get it with: ", new Words($"memvault knowledge publish {receipt.Project} --place {receipt.Place}", Tone.Command));
        }
    }

    internal static void Copied(Report report, KnowledgeReceipt receipt) => report.Line(
        new Words("Copied", Tone.Good), $" {receipt.Project} from {receipt.Url} to {receipt.Root}: {Quantity.Of(receipt.Added, "file")}", At(receipt.Revision), ".");

    internal static void List(Report report, IReadOnlyList<KnowledgeInfo> projects)
    {
        if (projects.Count == 0)
        {
            report.Line("No knowledge projects. Share a folder: ", new Words("memvault knowledge publish NAME --path DIR --repo URL", Tone.Command));
            return;
        }

        var table = new Table("Project", "Place", "Kind", "State", ">Files", "Updated", "Where", "Branch", "Folder here", "Description");
        foreach (var info in projects)
        {
            table.Add(
                new Words(info.Project, Tone.Strong),
                info.Place,
                info.Kind is { } kind ? $"{kind.ToString().ToLowerInvariant()}{(info.IsPublic == true ? ", public" : string.Empty)}" : string.Empty,
                State(info.State),
                info.Files?.ToString("N0", CultureInfo.InvariantCulture),
                info.UpdatedAt is { } time ? report.Moment(time) : string.Empty,
                info.Url,
                info.Branch,
                new Words(info.Root ?? string.Empty, Tone.Faint),
                new Words(info.Description ?? string.Empty, Tone.Faint));
        }

        report.Table(table);
    }

    internal static void History(Report report, IReadOnlyList<KnowledgeVersion> versions)
    {
        var table = new Table("Revision", "When", ">Added", ">Modified", ">Deleted", "Author", "Message");
        foreach (var version in versions)
        {
            table.Add(
                new Words(version.Revision[..7], Tone.Warning), report.Moment(version.Time), Number(version.Added), Number(version.Modified), Number(version.Deleted), version.Author, version.Subject);
        }

        report.Table(table);
    }

    internal static void Merged(Report report, KnowledgeMergeResult result)
    {
        Changes(report, result.Changes, result.DryRun);
        report.Line(
            result.Merged.Count == 0 ? new Words("Nothing to merge", Tone.Good) : new Words($"{(result.DryRun ? "Would merge" : "Merged")} {string.Join(", ", result.Merged)}", result.DryRun ? Tone.Warning : Tone.Good),
            $" into {result.Into} of {result.Url}",
            At(result.Revision),
            result.Contained.Count > 0 ? $"; there already: {string.Join(", ", result.Contained)}." : ".");
        if (result.PushedTo is { } remote)
        {
            report.Line($"  Pushed on to {remote}.");
        }
    }

    internal static void Removed(Report report, KnowledgeRemoval removal)
    {
        var what = removal.DryRun ? "Would delete" : "Deleted";
        report.Line(
            removal.Place is null
                ? new Words($"{(removal.DryRun ? "Would forget" : "Forgot")} {removal.Project}", Tone.Warning)
                : new Words($"{what} {removal.Project} in {removal.Place}", Tone.Warning),
            removal.Deleted is { } files ? $": {Quantity.Of(files, "file")}" : string.Empty,
            At(removal.Revision),
            $". The folder {removal.Root} stays, and so does what the vault holds.");
    }

    internal static void Repository(Report report, KnowledgeRepository repository) => report.Line(
        repository.Created ? new Words("Made", Tone.Good) : new Words("Is there already:", Tone.Good), $" {repository.Path}, branch {repository.Branch}", At(repository.Revision), ".");

    /// <summary>Shows what both sides changed.</summary>
    internal static void Conflicts(Report report, IReadOnlyList<KnowledgeConflict> conflicts)
    {
        var table = new Table("File", "Where", "Kind", "Base", "Ours", "Theirs");
        foreach (var conflict in conflicts)
        {
            table.Add(
                new Words(conflict.Path, Tone.Strong),
                conflict.Pointer?.ToString(),
                conflict.Kind.ToString().ToLowerInvariant(),
                ValueText.Of(conflict.Base, ShownLetters),
                ValueText.Of(conflict.Ours, ShownLetters),
                ValueText.Of(conflict.Theirs, ShownLetters));
        }

        report.Table(table);
    }

    private static void Write(Report report, KnowledgeReceipt receipt, string would, string done, string what)
    {
        if (receipt.IsUpToDate)
        {
            report.Line(new Words($"Nothing to {would}", Tone.Good), $" for {receipt.Project}: its folder is as {receipt.Place} has it, or newer", At(receipt.Revision), ".");
            return;
        }

        Changes(report, receipt.Changes, receipt.DryRun);
        if (receipt.Redacted.Count > 0)
        {
            report.Line("  ", new Words("Blacked out there: ", Tone.Warning), $"{string.Join(", ", receipt.Redacted.Take(ShownChanges))}; the secrets are not known here.");
        }

        report.Line(
            receipt.DryRun ? new Words($"Would {would}", Tone.Warning) : new Words(done, Tone.Good),
            $" {receipt.Project} {what}: {Counts(receipt.Added, receipt.Modified, receipt.Deleted)}",
            receipt.Merged ? "; merged with what changed here" : string.Empty,
            At(receipt.Revision),
            ".");
    }

    private static void Changes(Report report, IReadOnlyList<KnowledgeChange> changes, bool all)
    {
        var shown = all ? changes.Count : ShownChanges;
        foreach (var change in changes.Take(shown))
        {
            report.Line("  ", Marks.Of(change.Change), " ", change.Path, change.Size > 0 ? new Words($"  {Quantity.Bytes(change.Size)}", Tone.Faint) : string.Empty);
        }

        if (changes.Count > shown)
        {
            report.Line(new Words($"  and {Quantity.Of(changes.Count - shown, "more file")}", Tone.Faint));
        }
    }

    private static Words State(KnowledgeState state) => state switch
    {
        KnowledgeState.Published => new Words("published", Tone.Good),
        KnowledgeState.Changed => new Words("changes to publish", Tone.Warning),
        KnowledgeState.Elsewhere => new Words("not here", Tone.Faint),
        _ => new Words("not published", Tone.Warning),
    };

    private static string Counts(int added, int modified, int deleted) =>
        string.Create(CultureInfo.InvariantCulture, $"{added} added, {modified} modified, {deleted} deleted");

    private static string Number(int count) => count == 0 ? string.Empty : count.ToString("N0", CultureInfo.InvariantCulture);

    private static Words At(string? revision) => revision is null ? string.Empty : new Words($" at {revision[..7]}", Tone.Faint);
}
