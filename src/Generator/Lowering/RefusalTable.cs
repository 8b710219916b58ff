using FusedKernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <summary>A report on a construct.</summary>
internal readonly record struct Refusal(DiagnosticDescriptor Descriptor, SourceLocation Location, string[] Arguments);

/// <summary>What to say of each construct that a kernel cannot hold.</summary>
internal static class RefusalTable
{
    private const string FallbackAdvice = "write it with numbers, 'if' and 'for' over spans and arrays";

    public static Refusal Find(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, Operand: var operand })
            operation = operand;
        (DiagnosticDescriptor descriptor, string[] arguments) = Statement(operation) ?? Expression(operation) ?? Syntax(operation.Syntax);
        return new Refusal(descriptor, Place(operation.Syntax), arguments);
    }

    /// <summary>The keyword that begins a statement: a report over the whole of a long one would hide those inside it.</summary>
    private static SourceLocation Place(SyntaxNode syntax) => syntax switch
    {
        CommonForEachStatementSyntax loop => SourceLocation.Of(loop.ForEachKeyword),
        TryStatementSyntax statement => SourceLocation.Of(statement.TryKeyword),
        LockStatementSyntax statement => SourceLocation.Of(statement.LockKeyword),
        UsingStatementSyntax statement => SourceLocation.Of(statement.UsingKeyword),
        FixedStatementSyntax statement => SourceLocation.Of(statement.FixedKeyword),
        BlockSyntax { Parent: UnsafeStatementSyntax statement } => SourceLocation.Of(statement.UnsafeKeyword),
        LocalFunctionStatementSyntax function => SourceLocation.Of(function.Identifier),
        LabeledStatementSyntax label => SourceLocation.Of(label.Identifier),
        _ => SourceLocation.Of(syntax),
    };

    private static (DiagnosticDescriptor Descriptor, string[] Arguments)? Statement(IOperation operation) => operation switch
    {
        IForEachLoopOperation loop => (Descriptors.ForEach, [ForEachAdvice(loop)]),
        IBranchOperation => (Descriptors.Goto, ["'goto'"]),
        ILabeledOperation => (Descriptors.Goto, ["A label"]),
        ITryOperation => (Descriptors.Exceptions, ["'try'", "catch exceptions where the kernel is called"]),
        IThrowOperation => (Descriptors.Exceptions, ["'throw'", "check the arguments before the kernel is called, or return a value that says what is wrong"]),
        IUsingOperation or IUsingDeclarationOperation => (Descriptors.Exceptions, ["'using'", "open and dispose resources where the kernel is called"]),
        ILockOperation => (Descriptors.Concurrency, ["'lock'", "threads are the generator's business: write the plain loop, sums and counts included"]),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } =>
            (Descriptors.Concurrency, ["'yield'", "write the values to a span or array"]),
        _ => null,
    };

    private static (DiagnosticDescriptor Descriptor, string[] Arguments)? Expression(IOperation operation) => operation switch
    {
        IAwaitOperation => (Descriptors.Concurrency, ["'await'", "await outside the kernel and pass the result"]),
        IAnonymousFunctionOperation or IDelegateCreationOperation { Target: IAnonymousFunctionOperation } =>
            (Descriptors.Functions, ["A lambda", "write its expression where it is used"]),
        IDelegateCreationOperation or IMethodReferenceOperation => (Descriptors.Functions, ["A delegate", "write the operation in the loop itself"]),
        IIsTypeOperation => (Descriptors.Construct, ["A test of a type", "a number always has the type it is declared with"]),
        IDeconstructionAssignmentOperation => (Descriptors.Construct, ["This deconstruction", "assign the variables one by one"]),
        ICoalesceAssignmentOperation => (Descriptors.Construct, ["A test for null", "check arguments before the kernel is called"]),
        IAssignmentOperation => (Descriptors.Construct, ["This assignment", "write the operation out, as in 'x = x + y'"]),
        IIncrementOrDecrementOperation => (Descriptors.Construct, ["This '++' or '--'", "write the operation out, as in 'x = x + 1'"]),
        IArrayCreationOperation => (Descriptors.Allocation, ["An array made inside an expression", "declare it first, as in 'var r = new T[n];'"]),
        ICollectionExpressionOperation => (Descriptors.Allocation, ["A collection expression", "make the array with 'new T[n]' and assign its elements"]),
        IObjectCreationOperation { Type: { } type } => (Descriptors.Allocation, [$"'new {Names.ForMessage(type)}'", TypeTable.Advice(type)]),
        IObjectCreationOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation =>
            (Descriptors.Allocation, ["An object", "use numbers in locals, spans and arrays"]),
        IInstanceReferenceOperation => (Descriptors.InstanceState, ["this", "a kernel is static; pass what it reads"]),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation =>
            (Descriptors.Type, ["dynamic", "use the numeric type that the value really has"]),
        IAddressOfOperation => (Descriptors.Unsafe, ["An address", "index a span or array"]),
        ITupleOperation => (Descriptors.Construct, ["A tuple", "use one variable per element"]),
        IRangeOperation => (Descriptors.Construct, ["A range", "use two int bounds"]),
        IInterpolatedStringOperation => (Descriptors.Type, ["string", "keep text outside the kernel and pass numbers in spans or arrays"]),
        ICoalesceOperation or IConditionalAccessOperation => (Descriptors.Construct, ["A test for null", "check arguments before the kernel is called"]),
        ITypeOfOperation => (Descriptors.Construct, ["'typeof'", FallbackAdvice]),
        _ => null,
    };

    /// <summary>What has no operation of its own: pointers and what they point to.</summary>
    private static (DiagnosticDescriptor Descriptor, string[] Arguments) Syntax(SyntaxNode syntax) => syntax switch
    {
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax =>
            (Descriptors.Unsafe, ["'stackalloc' as a pointer", "make it a span: 'Span<T> t = stackalloc T[n];'"]),
        BlockSyntax { Parent: UnsafeStatementSyntax } => (Descriptors.Unsafe, ["'unsafe'", "index spans and arrays, which costs nothing in a kernel"]),
        FixedStatementSyntax => (Descriptors.Unsafe, ["'fixed'", "index spans and arrays, which costs nothing in a kernel"]),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression } or ElementAccessExpressionSyntax
            or MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.PointerMemberAccessExpression } =>
            (Descriptors.Unsafe, ["A pointer", "index a span or array"]),
        RefExpressionSyntax => (Descriptors.Construct, ["'ref'", "index the span or array at each use"]),
        _ => (Descriptors.Construct, ["'" + Shortened(syntax.ToString()) + "'", FallbackAdvice]),
    };

    private static string ForEachAdvice(IForEachLoopOperation loop)
    {
        string element = loop.Locals.Length > 0 ? loop.Locals[0].Name : "x";
        return $"go through an array or span, as in 'foreach (var {element} in a)', and convert or take apart '{element}' inside";
    }

    private static string Shortened(string text)
    {
        int line = text.IndexOfAny(['\r', '\n']);
        string first = line < 0 ? text : text.Substring(0, line).TrimEnd() + "...";
        return first.Length <= 60 ? first : first.Substring(0, 57) + "...";
    }
}
