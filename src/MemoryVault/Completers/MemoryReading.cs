using MemoryVault.Git;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Reads the names of what is in the memory.</summary>
internal static class MemoryReading
{
    /// <summary>Gives the sections.</summary>
    public static Task<IReadOnlyList<string>> SectionsAsync(VaultServices services, string? folder, CancellationToken cancellationToken) =>
        ReadAsync(services, folder, memory => memory.ListSectionsAsync(cancellationToken), cancellationToken);

    /// <summary>Gives the keys of a section.</summary>
    public static Task<IReadOnlyList<string>> KeysAsync(VaultServices services, string? folder, string section, CancellationToken cancellationToken) =>
        ReadAsync(services, folder, memory => memory.ListKeysAsync(section, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<string>> ReadAsync(
        VaultServices services, string? folder, Func<MemoryReader, ValueTask<IReadOnlyList<string>>> read, CancellationToken cancellationToken)
    {
        await using var vault = Vault.Open(folder, services);
        var head = await vault.ReadHeadAsync(cancellationToken);
        return head is null ? [] : await read(new MemoryReader(vault.Repository.Objects, (await vault.Repository.Objects.ReadCommitAsync(head, cancellationToken)).Tree));
    }
}
