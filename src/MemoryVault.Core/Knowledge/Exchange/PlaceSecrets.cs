using MemoryVault.Git;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Redaction;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>
/// What a place gets of our files, and what becomes of those that come from it: where secrets are blacked out, all merging is done among blacked-out
/// trees, and what comes out of it gets our secrets back.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="policy">What happens to secrets there.</param>
/// <param name="objects">Takes new objects.</param>
internal sealed class PlaceSecrets(Vault vault, SecretPolicy policy, PendingObjects objects)
{
    private readonly KnowledgeRedaction? _redaction = policy == SecretPolicy.Redact ? new KnowledgeRedaction(vault, objects) : null;

    /// <summary>Gets what the gate before a push holds to: it lets nothing through that was to be blacked out and was not.</summary>
    internal SecretPolicy GatePolicy => policy == SecretPolicy.Redact ? SecretPolicy.Block : policy;

    /// <summary>Gives the files as the place gets them.</summary>
    internal ValueTask<ObjectId> ShareAsync(ObjectId files, CancellationToken cancellationToken) =>
        _redaction is null ? ValueTask.FromResult(files) : _redaction.ProjectTreeAsync(files, cancellationToken);

    /// <summary>Gives a message as the place gets it.</summary>
    internal string ShareText(string text) => _redaction is null ? text : _redaction.RedactText(text);

    /// <summary>Gives files as we have them, from those that the place has.</summary>
    /// <param name="shared">Files of the place, or what came of merging ours with them.</param>
    /// <param name="ours">Our files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<WorkedOut> TakeAsync(ObjectId shared, ObjectId ours, CancellationToken cancellationToken)
    {
        if (_redaction is null)
        {
            return new WorkedOut(shared);
        }

        var restored = await _redaction.RestoreTreeAsync(shared, ours, cancellationToken).ConfigureAwait(false);
        return new WorkedOut(restored.Id)
        {
            Redacted = [.. restored.MarksLeft.Select(file => GitText.ForDisplay(file.Key))], Kept = [.. restored.Kept.Select(Describe)],
        };
    }

    /// <summary>Writes the new objects, and remembers what was scanned.</summary>
    internal Task SaveAsync(CancellationToken cancellationToken) => _redaction?.SaveAsync(cancellationToken) ?? objects.FlushAsync(cancellationToken);

    private static ItemError Describe(string path) => new(
        ItemErrorIds.SecretKept,
        GitText.ForDisplay(path),
        $"'{GitText.ForDisplay(path)}' stays as it is here: what comes has a mark where a secret of ours stood, and it cannot be told which.",
        "Take the change over by hand, and publish.");
}
