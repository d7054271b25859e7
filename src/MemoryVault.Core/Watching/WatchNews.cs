using System.Diagnostics.CodeAnalysis;
using MemoryVault.Backup;
using MemoryVault.Knowledge;

namespace MemoryVault.Watching;

/// <summary>What happened and is still to be given out.</summary>
internal sealed class WatchNews(string vault, TimeProvider clock)
{
    private readonly Queue<WatchEvent> _events = new();

    /// <summary>Takes the next one.</summary>
    internal bool TryTake([NotNullWhen(true)] out WatchEvent? next) => _events.TryDequeue(out next);

    /// <summary>Tells of something.</summary>
    internal void Add(WatchEventKind kind, string message, string? source = null, string? remote = null) =>
        _events.Enqueue(New(kind, message) with { Source = source, Remote = remote });

    /// <summary>Tells of a sync.</summary>
    internal void AddSync(SyncResult result) => _events.Enqueue(New(WatchEventKind.Synced, Words(result)) with { Sync = result });

    /// <summary>Tells of knowledge that was received.</summary>
    internal void AddReceipt(KnowledgeReceipt receipt) => _events.Enqueue(
        New(WatchEventKind.KnowledgeReceived, $"Received '{receipt.Project}' from '{receipt.Place}': {receipt.Added} added, {receipt.Modified} modified, {receipt.Deleted} deleted.") with
        {
            Source = receipt.Project, Remote = receipt.Place, Receipt = receipt,
        });

    /// <summary>Tells of a failure that is tried again.</summary>
    internal void AddFailure(string message, Backoff again, string? remote = null, string? source = null) =>
        _events.Enqueue(New(WatchEventKind.Failed, message) with { Source = source, Remote = remote, NextAttempt = clock.GetUtcNow() + again.Left });

    private WatchEvent New(WatchEventKind kind, string message) => new(clock.GetUtcNow(), kind, message) { Vault = vault };

    private static string Words(SyncResult result)
    {
        var committed = result.Commit is { } commit ? $"Committed {commit[..7]}: {result.Added} added, {result.Modified} modified, {result.Deleted} deleted." : "Nothing changed here.";
        var moved = result.Remotes.Where(remote => remote.State is RemoteState.Pushed or RemoteState.Received or RemoteState.Merged)
            .Select(remote => $" {remote.State} {(remote.State == RemoteState.Received ? "from" : remote.State == RemoteState.Merged ? "with" : "to")} '{remote.Name}'.");
        return committed + string.Concat(moved);
    }
}
