using System.Diagnostics;
using MemoryVault.GitHub;
using MemoryVault.Knowledge;

namespace MemoryVault.Stress.Publishers;

/// <summary>
/// Lets two publishers of one project change, publish and receive at once, in orders of their fetches and pushes that a seed makes, and checks after
/// each that both have the same, with every word of either and nothing that was deleted.
/// </summary>
/// <param name="options">How many, and where.</param>
public sealed class PublisherRun(PublisherOptions options) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("memoryvault-publishers-").FullName;
    private readonly WordLedger _ledger = new();
    private readonly HashSet<string> _orders = [];
    private readonly List<string> _violations = [];
    private GitHubServer? _server;

    /// <summary>Runs.</summary>
    /// <param name="output">Where it tells how far it is; null for nowhere.</param>
    public async Task<PublisherReport> RunAsync(TextWriter? output)
    {
        var start = Stopwatch.GetTimestamp();
        var publishers = await BeginAsync().ConfigureAwait(false);
        var random = new Random(options.Seed);
        for (var number = 1; number <= options.Interleavings; number++)
        {
            await InterleaveAsync(publishers, random).ConfigureAwait(false);
            await SettleAsync(publishers).ConfigureAwait(false);
            Check(number, publishers);
            if (number % 10 == 0)
            {
                output?.WriteLine($"{number} interleavings, {_violations.Count} violations");
            }
        }

        var refusals = publishers.Sum(publisher => publisher.CountRefusals());
        foreach (var publisher in publishers)
        {
            await publisher.CloseAsync().ConfigureAwait(false);
        }

        return new PublisherReport(
            options.Interleavings, _orders.Count, publishers.Sum(publisher => publisher.Merges), refusals, _ledger.Words, _ledger.Deletions, Stopwatch.GetElapsedTime(start), _violations);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private async Task<Publisher[]> BeginAsync()
    {
        Dictionary<string, string> variables = [];
        KnowledgeAddress address;
        if (options.Gist)
        {
            var token = GitHubToken.Create("octocat", "gist");
            _server = new GitHubServer(new GitHubOptions { Folder = Directory.CreateDirectory(Path.Combine(_root, "github")).FullName, Tokens = [token] });
            variables = new() { ["GITHUB_API_URL"] = _server.Url, ["GITHUB_TOKEN"] = token.Value };
            address = new KnowledgeAddress { Gist = string.Empty };
        }
        else
        {
            var path = Path.Combine(_root, "shared.git");
            using var git = Process.Start("git", ["init", "--quiet", "--bare", "--initial-branch=main", path]);
            await git.WaitForExitAsync().ConfigureAwait(false);
            address = new KnowledgeAddress { Repository = path };
        }

        var one = await Publisher.CreateAsync(0, Path.Combine(_root, "one"), _ledger, variables).ConfigureAwait(false);
        var two = await Publisher.CreateAsync(1, Path.Combine(_root, "two"), _ledger, variables).ConfigureAwait(false);
        var gist = await one.BeginAsync(address).ConfigureAwait(false);
        await two.CopyAsync(options.Gist ? address with { Gist = gist } : address).ConfigureAwait(false);
        return [one, two];
    }

    private async Task InterleaveAsync(Publisher[] publishers, Random random)
    {
        var turns = new TurnTaking(new Random(random.Next()), publishers.Length);
        await Task.WhenAll(publishers.Select(publisher =>
        {
            var own = new Random(random.Next());
            return Task.Run(() => publisher.RunAsync(own, turns));
        }).ToArray()).ConfigureAwait(false);
        _orders.Add(turns.Order);
    }

    private static async Task SettleAsync(Publisher[] publishers)
    {
        await publishers[0].PublishAsync().ConfigureAwait(false);
        await publishers[1].ReceiveAsync().ConfigureAwait(false);
        await publishers[1].PublishAsync().ConfigureAwait(false);
        await publishers[0].ReceiveAsync().ConfigureAwait(false);
    }

    private void Check(int number, Publisher[] publishers)
    {
        var (one, two) = (publishers[0].Files(), publishers[1].Files());
        var different = one.Keys.Union(two.Keys).Where(path => one.GetValueOrDefault(path) != two.GetValueOrDefault(path)).Select(path => $"{path} differs between the two");
        _violations.AddRange(_ledger.Check("one", one).Concat(_ledger.Check("two", two)).Concat(different).Select(what => $"after interleaving {number} (seed {options.Seed}): {what}"));
    }
}
