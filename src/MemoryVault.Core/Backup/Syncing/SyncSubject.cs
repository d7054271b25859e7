using MemoryVault.Backup.Scanning;

namespace MemoryVault.Backup.Syncing;

/// <summary>The first line of a sync's commit message: <c>Sync claude-code: 2 added, 1 modified</c>.</summary>
internal static class SyncSubject
{
    internal static string Of(IReadOnlyList<SourceReading> readings, IReadOnlyList<string> touched)
    {
        var where = touched.Count switch { 0 => string.Empty, 1 => $" {touched[0]}", _ => $" {touched.Count} sources" };
        var changes = readings.SelectMany(reading => reading.Changes).ToArray();
        var counts = new[]
        {
            Count(changes.Count(c => c.Change == ChangeKind.Added), "added"),
            Count(changes.Count(c => c.Change == ChangeKind.Modified), "modified"),
            Count(changes.Count(c => c.Change == ChangeKind.Deleted), "deleted"),
            Count(readings.Sum(r => r.QuarantineEdits.Count(e => e.Mode != Git.EntryMode.None)), "quarantined"),
        };
        var what = string.Join(", ", counts.Where(count => count.Length > 0));
        return what.Length == 0 ? $"Sync{where}" : $"Sync{where}: {what}";
    }

    private static string Count(int number, string word) => number == 0 ? string.Empty : $"{number} {word}";
}
