using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// What this machine's sources looked like when they were last synced: a tree with each source's files at its vault folder, in a commit that
/// the ref <c>refs/memoryvault/machines/&lt;machine&gt;</c> keeps. It is the base of the three-way merge of a source's folder, and lies in the
/// repository so that deleting <c>local/</c> loses nothing. Its parent is the view before, so that no view is left dangling.
/// </summary>
/// <remarks>
/// It might be tempting to take the folder's tree of this machine's last sync commit as the base. Do not: in a shared folder that
/// tree also holds what others added, and the next sync would read their files' absence here as a deletion.
/// </remarks>
/// <param name="Machine">The machine.</param>
/// <param name="Id">The commit; <see cref="ObjectId.None"/> if the machine has none yet.</param>
/// <param name="Tree">Its tree; the empty tree if the machine has none yet.</param>
public sealed record MachineView(string Machine, ObjectId Id, ObjectId Tree)
{
    /// <summary>Gives the name of a machine's ref.</summary>
    public static string RefOf(string machine) => $"refs/memoryvault/machines/{machine}";

    /// <summary>Reads only the id, which costs no object.</summary>
    public static async ValueTask<ObjectId> ReadIdAsync(Vault vault, CancellationToken cancellationToken) =>
        await vault.Repository.ReadRefAsync(RefOf(vault.Configuration.Machine), cancellationToken).ConfigureAwait(false) ?? ObjectId.None;

    /// <summary>Reads the view of this machine.</summary>
    public static async ValueTask<MachineView> ReadAsync(Vault vault, CancellationToken cancellationToken)
    {
        var id = await ReadIdAsync(vault, cancellationToken).ConfigureAwait(false);
        var tree = id.IsNone ? ObjectId.EmptyTree : (await vault.Repository.Objects.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false)).Tree;
        return new MachineView(vault.Configuration.Machine, id, tree);
    }

    /// <summary>Makes the next view and the update of the ref; null if nothing differs.</summary>
    public MachineViewMove? MoveTo(ObjectId tree, DateTimeOffset time)
    {
        if (tree == Tree)
        {
            return null;
        }

        var who = new Signature("MemoryVault", $"memoryvault@{Machine}", time);
        IReadOnlyList<ObjectId> parents = Id.IsNone ? [] : [Id];
        var commit = new CommitObject(tree, parents, who, who, new CommitMessage($"View of {Machine}", string.Empty, [])).ToObject();
        var next = new MachineView(Machine, commit.ComputeId(), tree);
        return new MachineViewMove(next, commit, new RefUpdate(RefOf(Machine), next.Id, Id));
    }
}
