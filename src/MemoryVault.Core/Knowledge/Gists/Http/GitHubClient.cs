using System.Globalization;
using System.Net.Http;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists.Http;

/// <summary>Talks to GitHub's REST interface: one request after the other, paced, patient within a limit.</summary>
internal sealed class GitHubClient : IDisposable
{
    private readonly Vault _vault;
    private readonly GitHubWire _wire;
    private readonly GitHubPace _pace;
    private readonly GitHubPatience _patience;
    private readonly GitHubErrors _errors;

    /// <summary>Makes the client; nothing is contacted.</summary>
    internal GitHubClient(Vault vault, GitHubSite site, GitHubToken? token, bool isPublication, TimeSpan? patience = null)
    {
        _vault = vault;
        Site = site;
        _wire = new GitHubWire(site, token);
        _pace = new GitHubPace(vault.Services.Clock, Path.Combine(vault.Paths.Gists, "last-write"));
        _patience = new GitHubPatience(vault.Services.Clock, patience ?? GitHubPatience.Usual);
        _errors = new GitHubErrors(site, token, isPublication, _patience.Limit);
    }

    /// <summary>Gets the GitHub.</summary>
    internal GitHubSite Site { get; }

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();

    /// <summary>Sends a request until it is answered, and gives an answer that is no failure.</summary>
    /// <exception cref="GitHubFailedException">It failed, or asks to wait for longer than we do.</exception>
    internal async Task<GitHubReply> SendAsync(GitHubCall call, CancellationToken cancellationToken)
    {
        // A next page elsewhere would get the token.
        if (!call.Target.StartsWith('/') && !call.Target.StartsWith(Site.ApiUrl + "/", StringComparison.Ordinal))
        {
            throw _errors.NotUnderstood(call, new FormatException($"the next page is said to be at '{Git.Credentials.Scrub(call.Target)}'."));
        }

        for (var attempt = 1; ; attempt++)
        {
            var (reply, fault) = await TrySendAsync(call, cancellationToken).ConfigureAwait(false);
            if (reply is { IsSuccess: true })
            {
                return reply;
            }

            var wait = reply is { IsLimit: true }
                ? _patience.After(reply, attempt)
                : call.IsRepeatable && (reply is null || reply.IsServerError) ? GitHubPatience.AfterFault(reply?.RetryAfter, attempt) : null;
            if (wait is null)
            {
                throw reply is null ? _errors.Unreachable(call, fault!) : _errors.Of(call, reply);
            }

            Tell(call, reply, wait.Value);
            if (!await _patience.TryWaitAsync(wait.Value, cancellationToken).ConfigureAwait(false))
            {
                throw _errors.TooLong(call, reply, wait.Value, _vault.Services.Clock.GetUtcNow());
            }
        }
    }

    /// <summary>Gives the error for an answer that is not understood.</summary>
    internal GitHubFailedException NotUnderstood(GitHubCall call, Exception fault) => _errors.NotUnderstood(call, fault);

    private async Task<(GitHubReply? Reply, Exception? Fault)> TrySendAsync(GitHubCall call, CancellationToken cancellationToken)
    {
        if (call.IsWrite)
        {
            await _pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return (await _wire.SendAsync(call, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, e);
        }
        finally
        {
            if (call.IsWrite)
            {
                _pace.Remember();
            }
        }
    }

    private void Tell(GitHubCall call, GitHubReply? reply, TimeSpan wait)
    {
        var why = reply is null ? "cannot be reached" : reply.IsLimit ? "asks to wait" : string.Create(CultureInfo.InvariantCulture, $"fails ({reply.Status})");
        var text = string.Create(CultureInfo.InvariantCulture, $"{Site.Host} {why}: it is asked again in {Math.Ceiling(wait.TotalSeconds)} s to {call.Purpose}.");
        _vault.Log(VaultLogLevel.Information, "gist.wait", text, Site.Host);
        _vault.Services.Progress?.Report(new VaultProgress($"Waiting for {Site.Host}", 0, 0, text));
    }
}
