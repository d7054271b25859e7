using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Operations;

/// <summary>What the repository holds after a run, read by git itself and by the reader of the memory.</summary>
/// <param name="Commits">The commits of <c>main</c>, oldest first.</param>
/// <param name="Kept">The proposals that are kept, by the ids of their conflicts.</param>
/// <param name="Values">The entries.</param>
/// <param name="Merges">The commits with two parents; with one authority there is nothing to merge.</param>
/// <param name="Fsck">What <c>git fsck</c> finds; empty where all is right.</param>
public sealed record MainHistory(
    IReadOnlyList<MainCommit> Commits, IReadOnlyList<string> Kept, IReadOnlyDictionary<string, string> Values, int Merges, string Fsck)
{
    private const string Format = "%H\t%(trailers:key=Vault-Kind,valueonly,separator=)\t%(trailers:key=Vault-Justification,valueonly,separator=)\t%(trailers:key=Vault-Fence,valueonly,separator=)";

    internal static async Task<MainHistory> ReadAsync(string repository, string vaultFolder)
    {
        // Of the remote where there is one: nobody's vault needs to have followed to the end.
        await GitCommandLine.RunAsync(Path.Combine(vaultFolder, "repository.git"), "fetch", "--quiet", repository, "+refs/heads/main:refs/judge/main").ConfigureAwait(false);
        await using var vault = Vaults.Vault.Open(vaultFolder, new VaultServices());
        var view = await MemoryView.ReadAsync(vault, "refs/judge/main").ConfigureAwait(false);
        var log = await GitCommandLine.RunAsync(repository, "log", "--topo-order", "--reverse", "--format=" + Format, "main").ConfigureAwait(false);
        var kept = await GitCommandLine.RunAsync(repository, "ls-tree", "--name-only", "main", "conflicts/").ConfigureAwait(false);
        var merges = await GitCommandLine.RunAsync(repository, "rev-list", "--count", "--merges", "main").ConfigureAwait(false);
        return new MainHistory(
            [.. Lines(log).Select(ParseCommit)],
            [.. Lines(kept).Select(Path.GetFileNameWithoutExtension).OfType<string>()],
            view.Values,
            int.Parse(merges, CultureInfo.InvariantCulture),
            await GitCommandLine.RunAsync(repository, "fsck", "--strict", "--full", "--no-dangling").ConfigureAwait(false));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static MainCommit ParseCommit(string line)
    {
        var fields = line.Split('\t');
        var isOperation = fields[1] == "checkin" && !fields[2].EndsWith("/seed", StringComparison.Ordinal);
        var fence = long.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token : 0;
        return new MainCommit(fields[0], fields[1], isOperation ? fields[2] : null, fence);
    }
}
