using MemoryVault.Envelopes;
using MemoryVault.Git;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

/// <summary>One machine of a test: a repository of ours, and an exchange with an envelope.</summary>
internal sealed class EnvelopeMachine : IAsyncDisposable
{
    private readonly TestGit _git = new();
    private readonly GitRepository _repository;

    private EnvelopeMachine(GitRepository repository, TestGit git) => (_repository, _git) = (repository, git);

    public GitRepository Repository => _repository;

    public TestGit Git => _git;

    public List<string> Warnings { get; } = [];

    public IReadOnlyList<EnvelopeRecipient> Recipients { get; set; } = [];

    public string? Identity { get; set; }

    public int PartBytes { get; set; } = 32 << 20;

    public string Url { get; set; } = string.Empty;

    public EnvelopePaths Paths => EnvelopePaths.Of(new VaultPaths(_git["vault"]), "remotes", "origin");

    public EnvelopeExchange Exchange => EnvelopeExchanges.Open(_repository, new RemoteAccess(Url), "refs/heads/main", new EnvelopeSettings
    {
        Paths = Paths,
        IncomingRef = "refs/memoryvault/incoming/origin",
        Recipients = Recipients,
        Identity = Identity,
        Services = _git.Services,
        PartBytes = PartBytes,
        Adopt = (recipients, _) => Task.FromResult(Recipients = recipients),
        Warn = (name, message) => Warnings.Add($"{name}: {message}"),
    });

    public static async Task<EnvelopeMachine> MakeAsync(string url, string? identity, params EnvelopeRecipient[] recipients)
    {
        var git = new TestGit();
        return new EnvelopeMachine(await git.OpenAsync(), git) { Url = url, Identity = identity, Recipients = recipients };
    }

    /// <summary>Commits a file on top of a commit, and gives the new one.</summary>
    public ObjectId Commit(string content, params ObjectId[] parents) => _git.Commit(content, parents);

    public async Task<ObjectId> PublishAsync(string content, ObjectId? before = null)
    {
        var commit = before is null ? Commit(content) : Commit(content, before);
        await Exchange.PushAsync(commit, before, CancellationToken.None);
        return commit;
    }

    public Task<ObjectId?> FetchAsync() => Exchange.FetchAsync(CancellationToken.None);

    public string Show(ObjectId commit) => _git.Run("show", $"{commit}:file");

    public async ValueTask DisposeAsync()
    {
        await _repository.DisposeAsync();
        _git.Dispose();
    }
}
