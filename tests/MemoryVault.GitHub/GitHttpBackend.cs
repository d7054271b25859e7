using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace MemoryVault.GitHub;

/// <summary>Answers a request by a real <c>git http-backend</c> (git-http-backend(1): a CGI program, RFC 3875).</summary>
public static class GitHttpBackend
{
    /// <summary>Answers one request.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="root">The folder of the repositories.</param>
    /// <param name="path">The path below it, with a slash at its start: <c>/memory.git/info/refs</c>.</param>
    /// <param name="user">Who it is; null for a stranger, whose pushes git refuses.</param>
    public static void Answer(HttpListenerContext context, string root, string path, string? user)
    {
        var (request, response) = (context.Request, context.Response);
        using var backend = Start(request, root, path, user);
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
            PassHeader(line, response);
        }

        output.CopyTo(response.OutputStream);
        backend.WaitForExit();
    }

    private static void PassHeader(string line, HttpListenerResponse response)
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

    private static Process Start(HttpListenerRequest request, string root, string path, string? user)
    {
        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["PATH_INFO"] = path;
        start.Environment["QUERY_STRING"] = request.Url!.Query.TrimStart('?');
        start.Environment["REQUEST_METHOD"] = request.HttpMethod;
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? string.Empty;
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? string.Empty;
        start.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? string.Empty;
        if (user is not null)
        {
            start.Environment["REMOTE_USER"] = user;
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
