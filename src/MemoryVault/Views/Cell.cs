using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using MemoryVault.Display;

namespace MemoryVault.Views;

/// <summary>
/// What the views (<c>*.Format.ps1xml</c>) write into a cell. Names, messages and values come from strangers: none may colour the terminal, move its cursor or
/// break a line, so every view shows them through here.
/// </summary>
public static class Cell
{
    private const string Elision = "…";

    /// <summary>Gives a value as it may be shown: a text with its control characters spelled out, a list with commas; a number, a time and a truth value as they are.</summary>
    /// <param name="value">The value; null stays null.</param>
    public static object? Text(object? value) => Bare(value) switch
    {
        null => null,
        string text => VisibleText.Of(text),
        IEnumerable items when items is not IFormattable => string.Join(", ", items.Cast<object?>().Select(item => Text(item)?.ToString())),
        IFormattable or bool => Bare(value),
        var other => VisibleText.Of(other.ToString() ?? string.Empty),
    };

    /// <summary>Gives values as they may be shown, a line each.</summary>
    /// <param name="values">The values.</param>
    public static string Lines(object? values) => Bare(values) switch
    {
        null => string.Empty,
        IEnumerable items and not string => string.Join('\n', items.Cast<object?>().Select(item => Text(item)?.ToString())),
        var one => Text(one)?.ToString() ?? string.Empty,
    };

    /// <summary>Gives a path as it may be shown: <c>~</c> for the home.</summary>
    /// <param name="path">A path of this machine, or an address.</param>
    /// <param name="home">The home of the user.</param>
    public static string? Path(string? path, string home) => path is null ? null : VisibleText.Of(Shorten(path, home));

    /// <summary>Gives the end of a path, as much as a table's last column has room for in this terminal: what tells files apart stands at the end.</summary>
    /// <param name="path">A path of this machine or of the vault.</param>
    /// <param name="home">The home of the user.</param>
    /// <param name="host">The host of the session; where it does not know its width, all is shown.</param>
    /// <param name="used">How many cells the columns before take, with what separates them.</param>
    public static string? PathEnd(string? path, string home, PSHost host, int used)
    {
        ArgumentNullException.ThrowIfNull(host);
        var shown = Path(path, home);
        var room = Width(host) - used - 1;
        return shown is null || room < 2 || shown.Length <= room ? shown : Elision + End(shown, room - 1);
    }

    /// <summary>Gives where a file lies below a folder, as <see cref="PathEnd"/> does; its name where it is that folder itself.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder.</param>
    /// <param name="host">The host of the session.</param>
    /// <param name="used">How many cells the columns before take.</param>
    public static string? PathBelow(string path, string? root, PSHost host, int used)
    {
        var below = string.IsNullOrEmpty(root) ? path : System.IO.Path.GetRelativePath(root, path);
        return PathEnd(below == "." ? System.IO.Path.GetFileName(path) : below, string.Empty, host, used);
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string End(string text, int length) => char.IsLowSurrogate(text[^length]) ? text[^(length - 1)..] : text[^length..];

    private static string Shorten(string path, string home) =>
        home.Length > 1 && path.StartsWith(home, StringComparison.Ordinal) && (path.Length == home.Length || path[home.Length] is '/' or '\\')
            ? "~" + path[home.Length..]
            : path;

    // A host without a console of its own throws what it likes: each is documented to mean "not here".
    private static int Width(PSHost host)
    {
        try
        {
            return host.UI?.RawUI?.BufferSize.Width ?? 0;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or InvalidOperationException or IOException)
        {
            return 0;
        }
    }
}
