using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// What this machine's sources looked like when they were last synced: a tree with each source's files at its vault folder, kept by
/// the ref <c>refs/memoryvault/machines/&lt;machine&gt;</c>. It is the base of the three-way merge of a source's folder, and lies in the
/// repository so that deleting <c>local/</c> loses nothing.
/// </summary>
/// <remarks>
/// It might be tempting to take the folder's tree of this machine's last sync commit as the base. Do not: in a shared folder that
/// tree also holds what others added, and the next sync would read their files' absence here as a deletion.
/// </remarks>
public static class MachineView
{
    /// <summary>Gives the name of a machine's ref.</summary>
    public static string RefOf(string machine) => $"refs/memoryvault/machines/{machine}";

    /// <summary>Reads the tree of this machine's view; the empty tree if there is none.</summary>
    public static async ValueTask<ObjectId> ReadAsync(Vault vault, CancellationToken cancellationToken) =>
        await vault.Repository.ReadRefAsync(RefOf(vault.Configuration.Machine), cancellationToken).ConfigureAwait(false) ?? ObjectId.EmptyTree;

    /// <summary>Makes the update of the ref from one view to another; null if they are the same.</summary>
    public static RefUpdate? Update(string machine, ObjectId from, ObjectId to)
    {
        var expected = from == ObjectId.EmptyTree ? ObjectId.None : from;
        var wanted = to == ObjectId.EmptyTree ? ObjectId.None : to;
        return expected == wanted ? null : new RefUpdate(RefOf(machine), wanted, expected);
    }
}
