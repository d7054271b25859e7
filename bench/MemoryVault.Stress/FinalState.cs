using System.Diagnostics;
using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Stress;

/// <summary>What a repository holds after a run, read by git itself and by the reader of the memory.</summary>
internal sealed record FinalState(IReadOnlyList<CheckedIn> Commits, IReadOnlyDictionary<string, int> Entries, int Counter, string Fsck)
{
    internal static async Task<FinalState> ReadAsync(string repository)
    {
        var log = Git(repository, "log", "--topo-order", "--reverse", "--format=%H\t%(trailers:key=Vault-Justification,valueonly,separator=)\t%(trailers:key=Vault-Fence,valueonly,separator=)", "main");
        var commits = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Where(fields => fields[1].Length > 0 && fields[1] != "seed")
            .Select(fields => new CheckedIn(fields[0], fields[1], long.Parse(fields[2], CultureInfo.InvariantCulture)));
        await using var git = GitRepository.Open(repository, new VaultServices());
        var head = ObjectId.Parse(Git(repository, "rev-parse", "main").Trim());
        var tree = (await git.Objects.ReadCommitAsync(head, CancellationToken.None).ConfigureAwait(false)).Tree;
        var section = (JsonObject)(await new MemoryReader(git.Objects, tree).ReadSectionAsync(StressWorker.Section, CancellationToken.None).ConfigureAwait(false))!;
        var entries = section.Where(entry => entry.Value is JsonObject && entry.Key != "seed").ToDictionary(entry => entry.Key, entry => Number((entry.Value as JsonObject)!.Find("count")));
        return new FinalState([.. commits], entries, Number(section.Find("counter")), Git(repository, "fsck", "--strict", "--full", "--no-dangling"));
    }

    private static int Number(JsonValue? value) => int.Parse(((JsonNumber)value!).Text, CultureInfo.InvariantCulture);

    private static string Git(string repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["--git-dir", repository, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : $"{output}git {arguments[0]} ended with {process.ExitCode}";
    }
}
