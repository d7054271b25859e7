using MemoryVault.Faults.Places;
using MemoryVault.GitHub;

namespace MemoryVault.Faults.Remotes;

/// <summary>What serves the repositories of a place.</summary>
internal sealed class WireServer : IDisposable
{
    private readonly HttpGitServer? _http;
    private readonly SshServer? _ssh;

    /// <summary>Starts it.</summary>
    /// <param name="root">The folder of the repositories.</param>
    /// <param name="overSsh">Whether it is a real sshd; else a real <c>git http-backend</c>.</param>
    internal WireServer(string root, bool overSsh)
    {
        (_ssh, _http) = overSsh ? (new SshServer(), (HttpGitServer?)null) : (null, new HttpGitServer(root, credentials: null));
    }

    /// <summary>Gets its port.</summary>
    internal int Port => _ssh?.Port ?? _http!.Port;

    /// <summary>Leads what runs in a place to a port that is before it.</summary>
    internal void Lead(Place place, int port)
    {
        if (_ssh is null)
        {
            place.RemoteBase = FormattableString.Invariant($"http://127.0.0.1:{port}");
            return;
        }

        place.RemoteBase = SshServer.UrlOf(place.Root, port);
        place.Set("GIT_SSH_COMMAND", _ssh.CommandFor("full"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http?.Dispose();
        _ssh?.Dispose();
    }
}
