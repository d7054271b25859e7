namespace MemoryVault.Secrets.Rules;

/// <summary>All rules: those with forms, and those that take code.</summary>
internal static class RuleBook
{
    internal static readonly SecretRule PrivateKey = new("private-key", "Private key in PEM (RFC 7468), OpenSSH, PuTTY or PGP armour", []);
    internal static readonly SecretRule ServiceAccount = new("gcp-service-account", "Google Cloud service account key: the private_key of its JSON file", []);
    internal static readonly SecretRule Jwt = new("jwt", "Signed JSON web token (RFC 7519)", []);
    internal static readonly SecretRule UrlPassword = new("url-password", "Password in a URL (RFC 3986 userinfo)", []);
    internal static readonly SecretRule ConnectionString = new("connection-string", "Password in a connection string", []);
    internal static readonly SecretRule AwsSecret = new("aws-secret-access-key", "AWS secret access key, by its name", []);
    internal static readonly SecretRule Authorization = new("authorization-header", "Credentials of an HTTP Authorization header (RFC 9110)", []);
    internal static readonly SecretRule Member = new("credential-member", "JSON member named like a secret, with a value that looks random", []);
    internal static readonly SecretRule Assignment = new("credential-assignment", "Assignment to a name like a secret's, of a value that looks random", []);

    /// <summary>Gets the rules with forms.</summary>
    internal static IReadOnlyList<TokenRule> Tokens { get; } =
        [.. CodeHostRules.All, .. CloudRules.All, .. ModelRules.All, .. MessagingRules.All, .. ServiceRules.All];

    /// <summary>Gets all rules.</summary>
    internal static IReadOnlyList<SecretRule> Rules { get; } =
        [.. Tokens.Select(rule => rule.Rule), PrivateKey, ServiceAccount, Jwt, UrlPassword, ConnectionString, AwsSecret, Authorization, Member, Assignment];
}
