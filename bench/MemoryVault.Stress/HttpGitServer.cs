using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MemoryVault.Stress;

/// <summary>Real <c>git http-backend</c> behind a small HTTP server on loopback (git-http-backend(1): a CGI program).</summary>
public sealed class HttpGitServer : IDisposable
{
    private const int Attempts = 20;

    private readonly HttpListener _listener;
    private readonly string _root;
    private readonly string? _credentials;

    /// <summary>Starts to serve.</summary>
    /// <param name="root">The folder whose repositories are served.</param>
    /// <param name="credentials"><c>user:password</c> that a client must send; null for anybody.</param>
    public HttpGitServer(string root, string? credentials)
    {
        (_root, _credentials) = (root, credentials);
        (_listener, Port) = Listen();
        _ = ServeAsync();
    }

    /// <summary>Gets the port on loopback.</summary>
    public int Port { get; }

    /// <summary>Gives the URL of a repository, by its path below the root.</summary>
    public string UrlOf(string repository) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/{repository}");

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    // The listener takes no port 0, and a port that was free a moment ago may be another's now.
    private static (HttpListener Listener, int Port) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FindFreePort();
            var listener = new HttpListener();
            listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close();
            }
        }
    }

    private static int FindFreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Factory.StartNew(() => Answer(context), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            using var response = context.Response;
            var sent = context.Request.Headers["Authorization"];
            if (_credentials is not null && sent != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_credentials)))
            {
                response.StatusCode = 401;
                response.AddHeader("WWW-Authenticate", "Basic realm=\"memory\"");
                return;
            }

            Answer(context.Request, response, authenticated: sent is not null);
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client has gone, or was killed.
        }
    }

    private void Answer(HttpListenerRequest request, HttpListenerResponse response, bool authenticated)
    {
        using var backend = Start(request, authenticated);
        try
        {
            request.InputStream.CopyTo(backend.StandardInput.BaseStream);
        }
        finally
        {
            // A request that broke off ends here for git, too.
            backend.StandardInput.Close();
        }

        var output = backend.StandardOutput.BaseStream;
        for (var line = ReadLine(output); line.Length > 0; line = ReadLine(output))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (name == "Status")
            {
                response.StatusCode = int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture);
            }
            else
            {
                response.AddHeader(name, value);
            }
        }

        output.CopyTo(response.OutputStream);
        backend.WaitForExit();
    }

    private Process Start(HttpListenerRequest request, bool authenticated)
    {
        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = _root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["PATH_INFO"] = request.Url!.AbsolutePath;
        start.Environment["QUERY_STRING"] = request.Url.Query.TrimStart('?');
        start.Environment["REQUEST_METHOD"] = request.HttpMethod;
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? string.Empty;
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? string.Empty;
        start.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? string.Empty;
        if (authenticated)
        {
            start.Environment["REMOTE_USER"] = "tester";
        }

        return Process.Start(start)!;
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var value = stream.ReadByte(); value >= 0 && value != '\n'; value = stream.ReadByte())
        {
            line.Append((char)value);
        }

        return line.ToString().TrimEnd('\r');
    }
}
