using MemoryVault.Git;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>The machines that a vault knows, and the one whose place is taken.</summary>
/// <param name="Record">The one that was chosen.</param>
/// <param name="Known">The names of all.</param>
internal sealed record MachineChoice(MachineRecord Record, IReadOnlyList<string> Known)
{
    private const string Ending = ".json";

    /// <summary>Chooses: the one that is named, else the only one; a newcomer that it does not know, where one is given.</summary>
    /// <exception cref="RemoteIsNoVaultException">There are no records of machines.</exception>
    /// <exception cref="MachineUnknownException">None of that name, or more than one and none named.</exception>
    internal static async Task<MachineChoice> ReadAsync(
        IObjectStore store, ObjectId tree, string? named, MachineRecord? newcomer, string url, CancellationToken cancellationToken)
    {
        var folder = await store.FindAsync(tree, MachineRecordFile.Folder, cancellationToken).ConfigureAwait(false);
        var files = folder is { IsFolder: true } there ? await store.ReadTreeAsync(there.Id, cancellationToken).ConfigureAwait(false) : [];
        var records = files.Where(file => !file.IsFolder && file.Name.EndsWith(Ending, StringComparison.Ordinal) && EntryName.IsValid(NameOf(file))).ToArray();
        var known = records.Select(NameOf).ToArray();
        if (known.Length == 0)
        {
            throw new RemoteIsNoVaultException(url, $"its tree has no '{MachineRecordFile.Folder}/<machine>.json'");
        }

        named ??= newcomer?.Name;
        if (named is null && known.Length > 1)
        {
            throw new MachineUnknownException(null, known);
        }

        var chosen = named is null ? records[0] : records.FirstOrDefault(file => NameOf(file).Equals(named, StringComparison.OrdinalIgnoreCase));
        if (chosen is null)
        {
            return newcomer is not null ? new MachineChoice(newcomer, known) : throw new MachineUnknownException(named!, known);
        }

        var path = MachineRecordFile.PathOf(NameOf(chosen));
        var record = MachineRecordFile.Read(await store.ReadBlobAsync(chosen.Id, path, ReadLimit.Settings, cancellationToken).ConfigureAwait(false), path);
        return new MachineChoice(record with { Name = NameOf(chosen) }, known);
    }

    private static string NameOf(TreeEntry file) => file.Name[..^Math.Min(Ending.Length, file.Name.Length)];
}
