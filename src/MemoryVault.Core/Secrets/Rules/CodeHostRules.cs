using MemoryVault.Secrets.Matching;

namespace MemoryVault.Secrets.Rules;

/// <summary>Tokens of hosts of code, packages and builds, as their documentation gives prefixes and lengths.</summary>
internal static class CodeHostRules
{
    internal static TokenRule[] All { get; } =
    [
        new("github-pat", "GitHub personal access token (classic)", "ghp_{w:36}") { Check = Checksums.Crc32InBase62 },
        new("github-oauth", "GitHub OAuth access token", "gho_{w:36}") { Check = Checksums.Crc32InBase62 },
        new("github-app-user", "GitHub App user token", "ghu_{w:36}") { Check = Checksums.Crc32InBase62 },
        new("github-app-installation", "GitHub App installation token", "ghs_{w:36}") { Check = Checksums.Crc32InBase62 },
        new("github-refresh", "GitHub App refresh token", "ghr_{w:36-76}"),
        new("github-fine-grained-pat", "GitHub fine-grained personal access token", "github_pat_{w:22}_{w:59}"),
        new("gitlab-pat", "GitLab personal, project or group access token", "glpat-{t:27-300}.{l:9}", "glpat-{t:20-300}"),
        new("gitlab-oauth-secret", "GitLab OAuth application secret", "gloas-{t:64}"),
        new("gitlab-deploy", "GitLab deploy token", "gldt-{t:20-64}"),
        new("gitlab-runner", "GitLab runner authentication token", "glrt-{t:20-300}", "glrtr-{t:20-300}", "GR1348941{t:20}"),
        new("gitlab-job", "GitLab CI/CD job token", "glcbt-{w:1-5}_{t:20-64}"),
        new("gitlab-trigger", "GitLab pipeline trigger token", "glptt-{h:40}"),
        new("gitlab-feed", "GitLab feed token", "glft-{t:20-64}"),
        new("gitlab-incoming-mail", "GitLab incoming mail token", "glimt-{t:25-64}"),
        new("gitlab-agent", "GitLab agent token for Kubernetes", "glagent-{t:50}"),
        new("gitlab-scim", "GitLab SCIM token", "glsoat-{t:20-64}"),
        new("gitlab-feature-flags", "GitLab feature flags client token", "glffct-{t:20-64}"),
        new("bitbucket-atlassian", "Atlassian API token or Bitbucket app password", "ATATT3{v:180-260}", "ATCTT3{v:180-260}", "ATBB{w:32}"),
        new("sourcegraph", "Sourcegraph access token", "sgp_{x:40}", "sgp_{x:16}_{x:40}", "sgp_local_{x:40}"),
        new("npm", "npm access token", "npm_{w:36}") { Check = Checksums.Crc32InBase62 },
        new("pypi", "PyPI upload token", "pypi-AgEIcHlwaS5vcmc{t:50+}", "pypi-AgENdGVzdC5weXBpLm9yZw{t:50+}"),
        new("rubygems", "RubyGems API key", "rubygems_{h:48}"),
        new("nuget", "NuGet API key", "oy2{l:43}"),
        new("crates-io", "crates.io API token", "cio{w:32}"),
        new("clojars", "Clojars deploy token", "CLOJARS_{l:60}"),
        new("docker-hub", "Docker Hub personal or organisation access token", "dckr_pat_{t:27}", "dckr_oat_{t:27-32}"),
        new("artifactory", "JFrog Artifactory API key or reference token", "AKCp{w:69}", "cmVmd{w:59}"),
        new("circleci", "CircleCI personal or project token", "CCIPAT_{w:22}_{h:40}", "CCIPRJ_{w:22}_{h:40}"),
        new("buildkite", "Buildkite API token", "bkua_{h:40}"),
        new("sonarqube", "SonarQube token", "sqp_{h:40}", "sqa_{h:40}", "squ_{h:40}"),
        new("sentry", "Sentry user or organisation token", "sntryu_{h:64}", "sntrys_eyJ{B:80-600}_{b:43}"),
        new("postman", "Postman API key", "PMAK-{h:24}-{h:34}"),
        new("terraform-cloud", "HCP Terraform API token", "{w:14}<.atlasv1.>{v:60-70}"),
        new("pulumi", "Pulumi access token", "pul-{h:40}"),
        new("octopus-deploy", "Octopus Deploy API key", "API-{u:26}"),
        new("prefect", "Prefect API key", "pnu_{w:36}"),
        new("infracost", "Infracost API key", "ico-{w:32}"),
        new("harness", "Harness access token", "pat.{t:22}.{w:24}.{w:20}", "sat.{t:22}.{w:24}.{w:20}"),
    ];
}
