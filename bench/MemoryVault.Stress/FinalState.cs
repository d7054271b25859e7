using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Stress;

/// <summary>What a repository holds after a run, read by git itself and by the reader of the memory.</summary>
/// <param name="Commits">The check-ins on <c>main</c>, oldest first.</param>
/// <param name="Entries">The entries of the memory, by operation: the count that each says.</param>
/// <param name="Counters">The counters, by section.</param>
/// <param name="Fsck">What <c>git fsck</c> finds; empty where all is right.</param>
public sealed record FinalState(IReadOnlyList<CheckedIn> Commits, IReadOnlyDictionary<string, int> Entries, IReadOnlyDictionary<string, int> Counters, string Fsck)
{
    internal static async Task<FinalState> ReadAsync(string repository, IEnumerable<string> sections)
    {
        var (entries, counters) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        await using var git = GitRepository.Open(repository, new VaultServices());
        var head = ObjectId.Parse((await GitCommandLine.RunAsync(repository, "rev-parse", "main").ConfigureAwait(false)).Trim());
        var tree = (await git.Objects.ReadCommitAsync(head, CancellationToken.None).ConfigureAwait(false)).Tree;
        foreach (var section in sections)
        {
            var values = (JsonObject)(await new MemoryReader(git.Objects, tree).ReadSectionAsync(section, CancellationToken.None).ConfigureAwait(false))!;
            counters[section] = Number(values.Find("counter"));
            foreach (var (key, value) in values.Where(entry => entry.Key is not ("counter" or "seed")))
            {
                entries[$"{section}/{key}"] = Number((value as JsonObject)?.Find("count"));
            }
        }

        var fsck = await GitCommandLine.RunAsync(repository, "fsck", "--strict", "--full", "--no-dangling").ConfigureAwait(false);
        return new FinalState(await ReadCommitsAsync(repository).ConfigureAwait(false), entries, counters, fsck);
    }

    private static async Task<CheckedIn[]> ReadCommitsAsync(string repository)
    {
        const string Format = "%H\t%(trailers:key=Vault-Justification,valueonly,separator=)\t%(trailers:key=Vault-Fence,valueonly,separator=)";
        var log = await GitCommandLine.RunAsync(repository, "log", "--topo-order", "--reverse", "--format=" + Format, "main").ConfigureAwait(false);
        return [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Where(fields => fields[1].Length > 0 && !fields[1].EndsWith("/seed", StringComparison.Ordinal))
            .Select(fields => new CheckedIn(fields[0], fields[1], long.Parse(fields[2], CultureInfo.InvariantCulture)))];
    }

    private static int Number(JsonValue? value) => value is JsonNumber number ? int.Parse(number.Text, CultureInfo.InvariantCulture) : 0;
}
