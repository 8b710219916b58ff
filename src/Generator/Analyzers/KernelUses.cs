using System.Linq;
using FusedKernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Analyzers;

/// <summary>
/// Uses of kernels that the compiler cannot redirect, where the loops therefore run as written: method groups and function pointers,
/// calls bound at run time, and calls in expression trees.
/// </summary>
internal static class KernelUses
{
    public static void Register(CompilationStartAnalysisContext context, INamedTypeSymbol attribute)
    {
        context.RegisterOperationAction(operation => AnalyzeReference(operation, attribute), OperationKind.MethodReference);
        context.RegisterOperationAction(operation => AnalyzeDynamic(operation, attribute), OperationKind.DynamicInvocation);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, attribute), OperationKind.Invocation);
    }

    private static void AnalyzeReference(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (KernelAnalyzer.IsKernel(reference.Method, attribute) && !IsInNameOf(reference))
            Report(context, reference.Parent is IAddressOfOperation ? "This function pointer" : "This delegate", reference.Method, asGroup: true);
    }

    private static void AnalyzeDynamic(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var call = (IDynamicInvocationOperation)context.Operation;
        if (call.Operation is not IDynamicMemberReferenceOperation member
            || (member.ContainingType ?? member.Instance?.Type ?? context.ContainingSymbol.ContainingType) is not { } type)
        {
            return;
        }

        IMethodSymbol? kernel = type.GetMembers(member.MemberName).OfType<IMethodSymbol>().FirstOrDefault(method => KernelAnalyzer.IsKernel(method, attribute));
        if (kernel is not null)
            Report(context, "This call with a dynamic argument", kernel, asGroup: false);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var call = (IInvocationOperation)context.Operation;
        if (KernelAnalyzer.IsKernel(call.TargetMethod, attribute) && IsInExpressionTree(call))
            Report(context, "This call in an expression tree", call.TargetMethod, asGroup: false);
    }

    private static bool IsInNameOf(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is INameOfOperation)
                return true;
        }

        return false;
    }

    private static bool IsInExpressionTree(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            bool isTree = outer is IAnonymousFunctionOperation
                && outer.Parent is IConversionOperation { Type: INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" } };
            if (isTree)
                return true;
        }

        return false;
    }

    private static void Report(OperationAnalysisContext context, string use, IMethodSymbol kernel, bool asGroup)
    {
        string run = $"{kernel.ContainingType.Name}.{kernel.Name}Kernel.Run";
        string advice = asGroup ? $"use '{run}', or a lambda that calls it" : $"call '{run}'";
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotIntercepted, context.Operation.Syntax.GetLocation(), use, kernel.Name, advice));
    }
}
