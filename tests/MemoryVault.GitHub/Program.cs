using System.Globalization;
using System.Text.Json.Nodes;

namespace MemoryVault.GitHub;

/// <summary>
/// The stand-in as a program. It makes up a token, prints one line of JSON (<c>{"url", "gistUrl", "token", "user"}</c>) and serves until its
/// input ends. A token is told on no command line, which everybody on the machine can read.
/// </summary>
/// <remarks>
/// <c>--enterprise</c>; <c>--branch NAME</c>; <c>--scopes gist,repo</c> (default gist);
/// <c>--gists N</c>: gists of others that are there from the start; <c>--fault METHOD:PATH:STATUS[:TIMES[:RETRY-AFTER]]</c>, repeatable.
/// </remarks>
public static class Program
{
    private const string User = "octocat";

    /// <summary>Runs it.</summary>
    public static int Main(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("memoryvault-github-").FullName;
        try
        {
            var token = GitHubToken.Create(User, (Value(arguments, "--scopes") ?? "gist").Split(','));
            using var server = new GitHubServer(new GitHubOptions
            {
                Folder = folder, Tokens = [token], IsEnterprise = arguments.Contains("--enterprise"), Branch = Value(arguments, "--branch") ?? "master",
            });
            Prepare(server, arguments);
            Console.WriteLine(new JsonObject { ["url"] = server.Url, ["gistUrl"] = server.GistUrl, ["token"] = token.Value, ["user"] = User }.ToJsonString());
            while (Console.In.ReadLine() is not null)
            {
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Prepare(GitHubServer server, string[] arguments)
    {
        for (var i = int.Parse(Value(arguments, "--gists") ?? "0", CultureInfo.InvariantCulture); i > 0; i--)
        {
            server.Add(User, null, isPublic: false, ("notes.txt", $"note {i}"));
        }

        for (var i = 0; i + 1 < arguments.Length; i++)
        {
            if (arguments[i] == "--fault")
            {
                server.Add(ReadFault(arguments[i + 1].Split(':')));
            }
        }
    }

    private static GitHubFault ReadFault(string[] fields) => new()
    {
        Method = fields[0],
        Path = fields[1],
        Status = int.Parse(fields[2], CultureInfo.InvariantCulture),
        Times = fields.Length > 3 ? int.Parse(fields[3], CultureInfo.InvariantCulture) : 1,
        RetryAfter = fields.Length > 4 ? int.Parse(fields[4], CultureInfo.InvariantCulture) : null,
    };

    private static string? Value(string[] arguments, string name)
    {
        var index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
