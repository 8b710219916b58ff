using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.Generator.Tests.Interception;

/// <summary>Asks the compiler itself where the calls of a program go.</summary>
internal static class Intercepted
{
    /// <summary>
    /// Runs the generator over a program, checks that the result compiles without a warning, and gives its redirected calls: the call
    /// as written, and what the shim calls instead.
    /// </summary>
    public static List<(string Call, string Goes)> Calls(Compilation compilation, string? property = null)
    {
        Compilation output = GeneratorRun.Generate(compilation, property);
        var problems = GeneratorRun.Problems(output).ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException(string.Join("\n", problems));

        var calls = new List<(string, string)>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = output.GetSemanticModel(tree);
            foreach (InvocationExpressionSyntax call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (model.GetInterceptorMethod(call) is { } shim)
                    calls.Add((call.ToString(), Body(shim)));
            }
        }

        return calls;
    }

    /// <summary>The redirected calls of a program of one file.</summary>
    public static List<(string Call, string Goes)> Calls(string source, string? property = null) =>
        Calls(GeneratorRun.Compile(source), property);

    private static string Body(IMethodSymbol shim) =>
        ((MethodDeclarationSyntax)shim.DeclaringSyntaxReferences.Single().GetSyntax()).ExpressionBody!.Expression.ToString();
}
