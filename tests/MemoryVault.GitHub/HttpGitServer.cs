using System.Globalization;
using System.Net;
using System.Text;

namespace MemoryVault.GitHub;

/// <summary>Any repositories of a folder, served by a real <c>git http-backend</c> on loopback.</summary>
public sealed class HttpGitServer : IDisposable
{
    private readonly LoopbackListener _listener;
    private readonly string _root;
    private readonly string? _credentials;

    /// <summary>Starts to serve.</summary>
    /// <param name="root">The folder whose repositories are served.</param>
    /// <param name="credentials"><c>user:password</c> that a client must send; null for anybody.</param>
    public HttpGitServer(string root, string? credentials)
    {
        (_root, _credentials) = (root, credentials);
        _listener = new LoopbackListener(Answer);
    }

    /// <summary>Gets the port on loopback.</summary>
    public int Port => _listener.Port;

    /// <summary>Gives the URL of a repository, by its path below the root.</summary>
    public string UrlOf(string repository) => string.Create(CultureInfo.InvariantCulture, $"{_listener.Url}/{repository}");

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Answer(HttpListenerContext context)
    {
        var sent = context.Request.Headers["Authorization"];
        if (_credentials is not null && sent != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_credentials)))
        {
            context.Response.StatusCode = 401;
            context.Response.AddHeader("WWW-Authenticate", "Basic realm=\"memory\"");
            return;
        }

        GitHttpBackend.Answer(context, _root, context.Request.Url!.AbsolutePath, sent is null ? null : "tester");
    }
}
