using System.Collections.Immutable;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Statements. Blocks are flattened, which unique names allow.</content>
internal sealed partial class BodyLowering
{
    private void LowerStatement(IOperation statement, ImmutableArray<Stmt>.Builder target)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        ImmutableArray<Stmt>.Builder? outer = before;
        before = target;
        switch (statement)
        {
            case IBlockOperation { Syntax.Parent: UnsafeStatementSyntax } block:
                RefuseUnsafe(block, target);
                break;
            case IBlockOperation block:
                int mark = target.Count;
                foreach (IOperation child in block.Operations)
                    LowerInBlock(child, target, mark);
                break;
            case IEmptyOperation:
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations)
                    LowerDeclaration(declaration, target);
                break;
            case IExpressionStatementOperation expression:
                LowerExpressionStatement(expression.Operation, target);
                break;
            case IConditionalOperation conditional:
                LowerIf(conditional, target);
                break;
            case IForLoopOperation loop:
                LowerFor(loop, target);
                break;
            case IForEachLoopOperation loop:
                LowerForEach(loop, target);
                break;
            case ISwitchOperation choice:
                LowerSwitch(choice, target);
                break;
            case IWhileLoopOperation loop:
                LowerWhile(loop, target);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } jump:
                LowerJump(jump, target);
                break;
            case IBranchOperation { BranchKind: BranchKind.GoTo } jump when IsForward(jump):
                LowerJump(jump, target);
                break;
            case IReturnOperation { Kind: OperationKind.Return } result when frame is not null:
                LeaveInlined(result, target);
                break;
            case IReturnOperation { Kind: OperationKind.Return } result:
                LowerReturn(result, target);
                break;
            case ILocalFunctionOperation:
                // It is put where it is called.
                break;
            default:
                Refuse(statement);
                break;
        }

        before = outer;
    }

    private void LowerExpressionStatement(IOperation expression, ImmutableArray<Stmt>.Builder target)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation assignment:
                AssignAndGet(assignment, target, needsValue: false);
                break;
            case ICompoundAssignmentOperation compound:
                CompoundAndGet(compound, target, needsValue: false);
                break;
            case IIncrementOrDecrementOperation step:
                StepAndGet(step, target, needsValue: false);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                LowerDeconstruction(deconstruction, target);
                break;
            case IInvocationOperation call when GivesArray(call):
                InlineArray(call);
                break;
            case IInvocationOperation call when CanLookInto(call):
                LowerHelper(call);
                break;
            default:
                // A call whose result is not used: what else a kernel knows does nothing but give a value.
                if (LowerExpression(expression) is not null)
                    context.Report(Descriptors.Construct, expression.Syntax, "A call whose result is not used", "assign its result or remove it");
                break;
        }
    }

    private void LowerIf(IConditionalOperation conditional, ImmutableArray<Stmt>.Builder target)
    {
        Expr? condition = LowerExpression(conditional.Condition);
        Block then = LowerBlock(conditional.WhenTrue);
        Block otherwise = LowerBlock(conditional.WhenFalse);
        if (condition is not null)
            target.Add(new If(context.NextId(conditional.Condition.Syntax), condition, then, otherwise));
    }

    private void LowerReturn(IReturnOperation result, ImmutableArray<Stmt>.Builder target)
    {
        if (loopDepth > 0)
        {
            LowerReturnInLoop(result, target);
        }
        else if (result.ReturnedValue is not { } returned)
        {
            target.Add(new Return(context.NextId(result.Syntax), EquatableArray<Expr>.Empty, null));
        }
        else if (LayoutOf(method.ReturnType) is { } layout)
        {
            if (LowerValue(returned) is { } value)
                target.Add(new Return(context.NextId(result.Syntax), Converted(value, layout).Parts.ToEquatable(), null));
        }
        else if (BufferOf(method.ReturnType) is not { Kind: BufferKind.Array })
        {
            context.Fail();
        }
        else if (CreationOf(returned) is { } creation)
        {
            if (LowerAllocation(creation, null, target) is { } made && IsOfResult(made, returned))
                target.Add(new Return(context.NextId(result.Syntax), EquatableArray<Expr>.Empty, made));
        }
        else if (ResolveBuffer(returned) is { } buffer)
        {
            ReturnBuffer(returned, buffer.Buffer, result.Syntax, target);
        }
    }

    /// <summary>Whether an array is one of the method's result: one made here of what numbers hold is an array of these numbers.</summary>
    private bool IsOfResult(KernelBuffer buffer, IOperation returned)
    {
        if (buffer.View is not null || BufferOf(method.ReturnType) is not { Structure: { } structure })
            return true;
        context.Report(Descriptors.BufferValue, returned.Syntax, returned.Syntax.ToString(), $"a kernel makes arrays of numbers only to return them; take the array of '{Names.ForMessage(structure)}' as a parameter");
        return false;
    }

    private void ReturnBuffer(IOperation returned, KernelBuffer buffer, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target)
    {
        if (!IsOfResult(buffer, returned))
            return;
        if (buffer.Kind is BufferKind.LocalArray or BufferKind.Array)
            target.Add(new Return(context.NextId(syntax), EquatableArray<Expr>.Empty, buffer));
        else
            context.Report(Descriptors.BufferValue, returned.Syntax, returned.Syntax.ToString(), "a kernel can return an array made in it or one of its array parameters");
    }

    private void LowerDeclaration(IVariableDeclarationOperation declaration, ImmutableArray<Stmt>.Builder target)
    {
        foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
        {
            ILocalSymbol symbol = declarator.Symbol;
            if (symbol.IsConst && ScalarOf(symbol.Type) is not null)
                continue;
            IOperation? value = (declarator.Initializer ?? declaration.Initializer)?.Value;
            if (symbol.IsRef)
            {
                Symbols.Refuse(symbol);
                context.Report(Descriptors.Construct, declarator.Syntax, "A 'ref' local", "index the span or array at each use");
            }
            else if (LayoutOf(symbol.Type) is { } layout)
            {
                LowerLocal(declarator, layout, value, target);
            }
            else if (BufferOf(symbol.Type) is { } buffer)
            {
                LowerBufferLocal(declarator, buffer, value, target);
            }
            else
            {
                RefuseLocal(declarator, symbol);
            }
        }
    }

    private void LowerLocal(
        IVariableDeclaratorOperation declarator, Layout layout, IOperation? initializer, ImmutableArray<Stmt>.Builder target)
    {
        Value? value = initializer is null ? null : LowerValue(initializer);
        Place place = Symbols.Variables(declarator.Symbol, layout);
        if (initializer is null)
            DeclareSlots(place, declarator.Syntax, target);
        for (int k = 0; k < value?.Parts.Length; k++)
            target.Add(new Let(context.NextId(declarator.Syntax), place.Slots[k].Variable!, value.Parts[k]));
    }

    private void LowerBufferLocal(
        IVariableDeclaratorOperation declarator, BufferType type, IOperation? initializer, ImmutableArray<Stmt>.Builder target)
    {
        ILocalSymbol symbol = declarator.Symbol;
        IOperation? value = initializer is null ? null : WithoutSpanConversion(initializer);
        if (value is not null && CreationOf(value) is { } creation)
        {
            // Declared even when it cannot be made, so that its uses are not reported too.
            if (LowerAllocation(creation, symbol, target) is null)
                Symbols.Refuse(symbol);
        }
        else if (value is null || WithoutConversion(value) is ILiteralOperation or IDefaultValueOperation)
        {
            Symbols.Refuse(symbol);
            context.Report(Descriptors.BufferReassigned, declarator.Syntax, symbol.Name, "declare it together with its array, as in 'var " + symbol.Name + " = new T[n];'");
        }
        else if (ResolveBuffer(value) is { } buffer && (buffer.HoldsRows ? type.Kind == BufferKind.Rows : buffer.Rank == type.Rank))
        {
            Symbols.Alias(symbol, Tested(buffer, declarator.Syntax, target));
        }
        else
        {
            Symbols.Refuse(symbol);
            context.Fail();
        }
    }

    private void RefuseLocal(IVariableDeclaratorOperation declarator, ILocalSymbol symbol)
    {
        Symbols.Refuse(symbol);
        var declaration = declarator.Syntax.Parent as VariableDeclarationSyntax;
        if (symbol.Type.TypeKind == TypeKind.Error)
            context.Fail();
        else if (declaration is { Type.IsVar: false })
            context.Report(Descriptors.Type, declaration.Type, Names.ForMessage(symbol.Type), TypeTable.Advice(symbol.Type));
        else
            context.Report(Descriptors.Type, Identifier(declarator), Names.ForMessage(symbol.Type), TypeTable.Advice(symbol.Type));
    }

    private static SyntaxToken Identifier(IVariableDeclaratorOperation declarator) =>
        declarator.Syntax is VariableDeclaratorSyntax syntax ? syntax.Identifier : declarator.Syntax.GetFirstToken();
}
