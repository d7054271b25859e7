namespace MemoryVault.Transcripts;

/// <summary>
/// What may name an app, a host, a pod, a container. Everything here becomes an argument of a program, so none may begin with a hyphen,
/// and nothing is taken that a shell, or the program itself, would read as more than a name.
/// </summary>
internal static class SessionTarget
{
    private const int MaximumLength = 253;

    /// <summary>Tells whether a text names an app of Fly.io, or one of its machines: lower-case letters, digits and hyphens.</summary>
    internal static bool IsApp(string text) => IsName(text, 63, "-") && !text.Any(char.IsAsciiLetterUpper);

    /// <summary>Tells whether a text is <c>[user@]host[:port]</c>, in which the host may be an address or a name of the ssh configuration.</summary>
    internal static bool IsHost(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (host, port) = Split(text[(at + 1)..]);
        return (at < 0 || IsName(text[..at], 64, "-_."))
            && (port is null || (port.Length is > 0 and <= 5 && port.All(char.IsAsciiDigit)))
            && (IsName(host, MaximumLength, "-_.") || IsBracketed(host));
    }

    /// <summary>Gives user and host as ssh takes them, and the port.</summary>
    internal static (string Host, string? Port) SplitHost(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (host, port) = Split(text[(at + 1)..]);
        return (text[..(at + 1)] + host.Trim('[', ']'), port);
    }

    /// <summary>Tells whether a text names a pod, or as <c>kind/name</c> what has pods (RFC 1123 names).</summary>
    internal static bool IsPod(string text) =>
        text.Split('/') is { Length: 1 or 2 } parts && parts.All(IsLabel);

    /// <summary>Tells whether a text is a name of Kubernetes: RFC 1123, lower-case.</summary>
    internal static bool IsLabel(string text) =>
        IsName(text, MaximumLength, "-.") && !text.Any(char.IsAsciiLetterUpper) && char.IsAsciiLetterOrDigit(text[^1]);

    /// <summary>Tells whether a text names a container of Docker, or is its id.</summary>
    internal static bool IsContainer(string text) => IsName(text, MaximumLength, "-_.");

    private static (string Host, string? Port) Split(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']') ? (host, null) : (host[..colon], host[(colon + 1)..]);
    }

    private static bool IsBracketed(string host) =>
        host.Length is > 2 and < 48 && host[0] == '[' && host[^1] == ']' && host[1..^1].All(c => char.IsAsciiHexDigit(c) || c is ':' or '.');

    private static bool IsName(string text, int maximum, string others) =>
        text.Length > 0 && text.Length <= maximum
        && (char.IsAsciiLetterOrDigit(text[0]) || (text[0] == '_' && others.Contains('_', StringComparison.Ordinal)))
        && text.All(c => char.IsAsciiLetterOrDigit(c) || others.Contains(c, StringComparison.Ordinal));
}
