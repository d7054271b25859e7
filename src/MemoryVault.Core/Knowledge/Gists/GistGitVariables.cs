using System.Globalization;
using System.Text;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>
/// Lets git into a gist's repository by variables of its environment alone (git-config(1), GIT_CONFIG_COUNT): arguments can be read by everybody on the
/// machine, and a URL would stand in errors.
/// </summary>
internal static class GistGitVariables
{
    // Any name will do; this is the one that GitHub's own actions use.
    private const string User = "x-access-token";

    /// <summary>Gives the variables; none without a token.</summary>
    /// <param name="url">The URL of the repository, for which alone the token holds.</param>
    /// <param name="token">The token.</param>
    /// <param name="environment">The machine's variables: settings that are in them already stay.</param>
    internal static IReadOnlyList<KeyValuePair<string, string>> For(string url, GitHubToken? token, MachineEnvironment environment)
    {
        if (token is null)
        {
            return [];
        }

        // Emptied first: with a header of the user's own beside it, which one counts would be the server's choice. A helper would be asked after a refusal.
        var header = $"http.{url}.extraHeader";
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{token.Value}"));
        (string Key, string Value)[] settings = [(header, string.Empty), (header, $"Authorization: Basic {credentials}"), ("credential.helper", string.Empty)];

        _ = int.TryParse(environment.Variable("GIT_CONFIG_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var first);
        List<KeyValuePair<string, string>> variables = [new("GIT_CONFIG_COUNT", Number(first + settings.Length))];
        for (var i = 0; i < settings.Length; i++)
        {
            variables.Add(new($"GIT_CONFIG_KEY_{Number(first + i)}", settings[i].Key));
            variables.Add(new($"GIT_CONFIG_VALUE_{Number(first + i)}", settings[i].Value));
        }

        return variables;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
