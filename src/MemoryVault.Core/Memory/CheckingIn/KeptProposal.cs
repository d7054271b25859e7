using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>A proposal that came too late, kept as a conflict. Sent twice it is one record.</summary>
internal sealed class KeptProposal
{
    private readonly CheckinConflictRecord _record;

    /// <summary>Makes the record.</summary>
    /// <param name="options">What was proposed.</param>
    /// <param name="start">The commit that it was made from; null if that is not known.</param>
    internal KeptProposal(CheckInOptions options, string? start)
    {
        var whole = WholeProposal.Of(options);
        _record = new CheckinConflictRecord(
            options.Agent, options.Source, options.Confidence, options.Justification, start, whole.Form, whole.Value.ToUtf8(JsonStyle.Indented)) { Path = MemoryTree.Root };
    }

    /// <summary>Gets the id: 16 hexadecimal digits.</summary>
    internal string Id => _record.Id;

    /// <summary>Gives the commit of the record; null where it is there already.</summary>
    /// <param name="store">The objects.</param>
    /// <param name="headTree">The newest state.</param>
    /// <param name="reason">Why the proposal was refused.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<CommitProposal?> ToCommitAsync(IObjectStore store, ObjectId headTree, string reason, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(headTree, _record.FilePath, cancellationToken).ConfigureAwait(false) is not null)
        {
            return null;
        }

        var blobs = new List<GitObject>();
        var trees = new TreeEditor(store);
        return new CommitProposal
        {
            Tree = await trees.ApplyAsync(headTree, _record.Edits(blobs), cancellationToken).ConfigureAwait(false),
            Objects = [.. blobs, .. trees.NewObjects],
            Event = new VaultEvent("conflict", $"Keep a proposal of '{_record.Agent}', whose lease is lost")
            {
                Agent = _record.Agent, Sources = [_record.Source], Body = reason, Trailers = [new("Vault-Conflict", Id)],
            },
        };
    }
}
