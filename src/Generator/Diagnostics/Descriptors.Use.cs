using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Diagnostics;

/// <content>FK3xxx: uses of kernels.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotIntercepted = Add("FK3001", "Use of a kernel that cannot be intercepted",
        "{0} runs the loops of '{1}' as written: {2}", "FusedKernels.Use", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor OpenCall = Add("FK3002", "Call of a generic kernel with open types",
        "'{0}' runs compiled here for the types that calls in this project name, and as written for all others", "FusedKernels.Use", DiagnosticSeverity.Info);
}
